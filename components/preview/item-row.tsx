/** One person in a plan's list: the whole row opens; the button at its end takes the person out or in again. */
import type { ConnectionView, PlanItem, PlanRow } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { failureText } from '../words/reasons.ts';
import { t, tn } from '../words/words.ts';
import { itemWords } from './item-words.ts';

export function isWriting(item: PlanItem): boolean {
  switch (item.kind) {
    case 'pair':
      return item.writes.length > 0 || item.evidence !== null;
    case 'create':
    case 'delete':
    case 'edit':
      return true;
    default:
      return false;
  }
}

export function ItemRow({
  row,
  view,
  isOut,
  onOpen,
  onLeaveOut,
}: {
  row: PlanRow;
  view: ConnectionView;
  isOut: boolean;
  onOpen: () => void;
  onLeaveOut?: (out: boolean) => void;
}) {
  const { item } = row;
  const words = itemWords(item, view);
  const failing = row.failure?.side ? view[row.failure.side].account : undefined;
  const why = row.failure ? failureText(row.failure, failing?.name, failing?.service) : words.why;
  return (
    <div class={isOut ? 'item item-out' : 'item'} data-kind={item.kind}>
      <button type="button" class="item-open" data-id="open-item" onClick={onOpen}>
        <span class={`item-mark item-${row.failure ? 'grave' : words.tone}`}>
          <Icon name={row.failure ? 'alert' : words.icon} size={16} />
        </span>
        <span class="item-title" title={item.title}>
          <bdi>{item.title || t('no_name')}</bdi>
        </span>
        <span class="item-what">{isOut ? t('item_left_out') : words.what}</span>
        <span class="item-why" title={why}>
          {why && <span class="item-reason">{why}</span>}
          {(item.guesses ?? []).length > 0 && (
            <span class="item-loss">
              <Icon name="question" size={14} />
              {t('item_guess')}
            </span>
          )}
          {item.losses.length > 0 && (
            <span class="item-loss">
              <Icon name="alert" size={14} />
              {tn('losses', item.losses.length)}
            </span>
          )}
        </span>
      </button>
      {onLeaveOut && (
        <span class="item-action">
          {isWriting(item) && (
            <Button
              hook={isOut ? 'put-in' : 'take-out'}
              kind="quiet"
              size="small"
              label={
                isOut ? t('put_in_name', { name: item.title }) : t('take_out_name', { name: item.title })
              }
              onClick={() => onLeaveOut(!isOut)}
            >
              {isOut ? t('put_in') : t('take_out')}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}

export function WaitingRow() {
  return (
    <div class="item item-waiting" aria-hidden="true">
      <span />
    </div>
  );
}
