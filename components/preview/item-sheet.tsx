/** One person of a plan in full: why they are taken for the same, what changes where, and what will not travel. */
import type { ConnectionView, Evidence, Loss, PlanItem, PlanRow } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { placeOf } from '../connection/health.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { Shown } from '../layout/page.tsx';
import { useLive } from '../use-live.ts';
import { evidenceText, fieldName, lossText } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { ItemDetail } from './item-detail.tsx';
import { isWriting } from './item-row.tsx';
import { itemWords } from './item-words.ts';

export function ItemSheet({
  row,
  view,
  isOut,
  onLeaveOut,
  onClose,
}: {
  row: PlanRow;
  view: ConnectionView;
  isOut: boolean;
  onLeaveOut?: (out: boolean) => void;
  onClose: () => void;
}) {
  const { queries } = useApp();
  const { item } = row;
  const explained = useLive(() => queries.explain(view.connection.id, item), [item.key], true);
  const words = itemWords(item, view);
  return (
    <Dialog
      hook="item-sheet"
      shape="sheet"
      title={<bdi>{item.title || t('no_name')}</bdi>}
      onClose={onClose}
      actions={
        onLeaveOut &&
        isWriting(item) && (
          <Button hook={isOut ? 'put-in' : 'take-out'} onClick={() => onLeaveOut(!isOut)}>
            {isOut ? t('put_in') : t('take_out')}
          </Button>
        )
      }
    >
      <p class="sheet-what">
        <span class={`item-mark item-${words.tone}`}>
          <Icon name={words.icon} size={16} />
        </span>
        <span>
          <strong>{isOut ? t('item_left_out') : words.what}</strong>
          {!isToldBelow(item) && words.why && <span class="muted"> · {words.why}</span>}
        </span>
      </p>
      {row.failure && <FailureNotice failure={row.failure} {...placeOf(view, row.failure)} />}
      <Because item={item} />
      <Shown live={explained}>
        {(whole) => <ItemDetail item={item} view={view} left={whole.left} right={whole.right} />}
      </Shown>
      <Guesses item={item} />
      <Losses losses={item.losses} view={view} />
    </Dialog>
  );
}

/** Fields and values stand in the tables below. */
function isToldBelow(item: PlanItem): boolean {
  return item.kind === 'pair' || (item.kind === 'edit' && item.action === 'values');
}

function Because({ item }: { item: PlanItem }) {
  const evidence = item.kind === 'pair' || item.kind === 'review' ? (item.evidence ?? []) : [];
  return evidence.length === 0 ? null : <EvidenceList evidence={evidence} />;
}

export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <ul class="evidence" aria-label={t('why_same')}>
      {evidence.map((one) => (
        <li key={`${one.kind} ${one.value ?? ''}`}>
          {evidenceText(one.kind)}
          {one.value && <bdi class="evidence-value">{one.value}</bdi>}
        </li>
      ))}
    </ul>
  );
}

/** A name that was split by guess is as good as any other, but worth a look before it is written. */
function Guesses({ item }: { item: PlanItem }) {
  const texts = [...new Set((item.guesses ?? []).map((guess) => guess.text))];
  if (texts.length === 0) return null;
  return (
    <section class="losses" data-id="guesses">
      <h3>{t('guess_title')}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text}>
            <Icon name="question" size={16} />
            <span>{t('guess_text', { name: text })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Losses({ losses, view }: { losses: readonly Loss[]; view: ConnectionView }) {
  if (losses.length === 0) return null;
  const fields = [...view.left.fields, ...view.right.fields];
  return (
    <section class="losses">
      <h3>{t('stays_behind')}</h3>
      <ul>
        {losses.map((loss) => (
          <li key={`${loss.field} ${loss.value}`}>
            <Icon name="alert" size={16} />
            <span>
              <bdi class="value">{loss.value}</bdi>
              <span class="muted">
                {fieldName(
                  fields.find((field) => field.id === loss.field),
                  loss.field,
                )}
                {' · '}
                {lossText(loss.reason)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
