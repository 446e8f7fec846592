/** What a run did on each side, in numbers; a mend has one side only. */
import type { ConnectionView, RunTally, SideName } from '../../lib/app/api.ts';
import { ServiceTile } from '../accounts/service-look.tsx';
import { Name } from '../controls/name.tsx';
import { isOwn } from '../number-check/own.ts';
import { count } from '../words/formats.ts';
import { t } from '../words/words.ts';

export function ResultFigures({ view, tally }: { view: ConnectionView; tally: RunTally }) {
  return (
    <div class={isOwn(view) ? 'headline headline-one' : 'headline headline-two'} data-id="result-figures">
      <SideFigures view={view} side="left" tally={tally} />
      {!isOwn(view) && <SideFigures view={view} side="right" tally={tally} />}
    </div>
  );
}

function SideFigures({ view, side, tally }: { view: ConnectionView; side: SideName; tally: RunTally }) {
  const { account } = view[side];
  const { created, updated, deleted } = tally[side];
  return (
    <div class="panel">
      <p class="headline-name">
        <ServiceTile service={account.service} size="small" />
        <Name>{account.name}</Name>
      </p>
      <dl class="figures">
        <Done hook={`done-created-${side}`} n={created} label={t('count_created')} />
        <Done hook={`done-updated-${side}`} n={updated} label={t('count_updated')} />
        <Done hook={`done-deleted-${side}`} n={deleted} label={t('count_deleted')} />
      </dl>
    </div>
  );
}

function Done({ hook, n, label }: { hook: string; n: number; label: string }) {
  return (
    <div class={n === 0 ? 'figure figure-none' : 'figure'}>
      <dt class="figure-label">{label}</dt>
      <dd class="figure-number" data-id={hook}>
        {count(n)}
      </dd>
    </div>
  );
}
