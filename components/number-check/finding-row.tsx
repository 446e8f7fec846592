/** One finding in the list: a tick where it can be mended, who and what, old and new, why; and the way to set it aside or bring it back. */
import type { Finding } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { t, tn } from '../words/words.ts';
import { canMend, findingWhy } from './finding-words.ts';

export function FindingRow({
  finding,
  isTicked,
  onTick,
  onOpen,
  onBringBack,
}: {
  finding: Finding;
  isTicked: boolean;
  onTick: (isOn: boolean) => void;
  onOpen: () => void;
  /** Given for what was set aside. */
  onBringBack?: () => void;
}) {
  const name = finding.title || t('no_name');
  return (
    <div class="finding" data-problem={finding.problem}>
      {canMend(finding) && !onBringBack ? (
        <label class="finding-tick">
          <input
            type="checkbox"
            data-id="tick"
            aria-label={t('tick_name', { name })}
            checked={isTicked}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
        </label>
      ) : (
        <span />
      )}
      <button type="button" class="finding-open" data-id="open-finding" onClick={onOpen}>
        <span class="item-title" title={finding.title}>
          <bdi>{name}</bdi>
        </span>
        <Mend finding={finding} />
        <span class="finding-why">
          {findingWhy(finding)}
          {!canMend(finding) && <span class="finding-hand"> · {t('by_hand')}</span>}
        </span>
      </button>
      {onBringBack && (
        <Button
          hook="bring-back"
          kind="quiet"
          size="small"
          label={t('bring_back_name', { name })}
          onClick={onBringBack}
        >
          {t('bring_back')}
        </Button>
      )}
    </div>
  );
}

/** Old → new in one line. */
export function Mend({ finding }: { finding: Finding }) {
  if (finding.kind === 'duplicates') {
    return (
      <span class="mend">
        <span class="mend-as-is">{tn('records_here', finding.records.length)}</span>
        {finding.refused === null && (
          <>
            <Icon name="arrow-right" size={16} />
            <ins>{t('merged_into_single')}</ins>
          </>
        )}
      </span>
    );
  }
  if (finding.proposed === null) {
    return (
      <span class="mend">
        <bdi class="mend-as-is" dir="ltr" title={finding.value}>
          {finding.value}
        </bdi>
      </span>
    );
  }
  return (
    <span class="mend">
      <del title={finding.value}>
        <bdi dir="ltr">{finding.value}</bdi>
      </del>
      <Icon name="arrow-right" size={16} />
      <span class="hidden">{t('becomes')}</span>
      <ins>
        <bdi dir="ltr">{finding.proposed}</bdi>
      </ins>
    </span>
  );
}
