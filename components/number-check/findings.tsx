/** Everything that is wrong in an account: filtered by what it is, searched, ticked, opened, mended. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AccountView, Finding, Problem } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { Loading } from '../controls/progress.tsx';
import { SearchField } from '../controls/search-field.tsx';
import { Empty } from '../layout/page.tsx';
import { goInstead } from '../router.ts';
import { useLive, useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { AllWell } from './all-well.tsx';
import { FindingList } from './finding-list.tsx';
import { FindingSheet } from './finding-sheet.tsx';

import { whichOf } from './gather-keys.ts';
import { JustMended } from './just-mended.tsx';
import { MendBar } from './mend-bar.tsx';
import { allSelected, nothingSelected, type Selection, sizeOf, toggled } from './selection.ts';
import { type Shelf, Shelves } from './shelves.tsx';
import { TickAll } from './tick-all.tsx';

const page = 60;

/** `openKey`: the finding that somebody was led to. */
export function Findings({ view, openKey }: { view: AccountView; openKey: string | null }) {
  const { queries } = useApp();
  const accountId = view.account.id;
  const sender = useSender();
  const [shelf, setShelf] = useState<Shelf>('all');
  const [search, setSearch] = useState('');
  const [offset, setOffset] = useState(0);
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const [opened, setOpened] = useState<Finding | null>(null);
  const [mended, setMended] = useState<{ runId: string; title: string } | null>(null);
  const wanted = search.trim();
  const isIgnored = shelf === 'ignored';
  const problem: Problem | null = shelf === 'all' || shelf === 'ignored' ? null : shelf;
  const live = useLive(async () => {
    const filter = { problem, search: wanted, ignored: isIgnored };
    const [found, aside] = await Promise.all([
      queries.findings(accountId, filter, offset, page * 3),
      queries.findings(accountId, { ignored: !isIgnored }, 0, 0),
    ]);
    const [open, ignored] = isIgnored ? [aside, found] : [found, aside];
    return { offset, found, open, ignored: sum(ignored.counts) };
  }, [accountId, shelf, wanted, offset]);

  function turnTo(next: Shelf, words: string) {
    setOffset(0);
    setSelection(nothingSelected);
    setShelf(next);
    setSearch(words);
  }
  function ignore(finding: Finding, ignored: boolean) {
    return sender.send('finding.ignore', { accountId, key: finding.key, ignored });
  }

  function shut() {
    setOpened(null);
    // Whoever is led to the same one again finds it opened again.
    if (openKey !== null) goInstead({ page: 'numbers', id: accountId });
  }
  /** It is about to vanish from the list. */
  function leave({ key }: Finding) {
    setOpened(null);
    if (selection.kind === 'some') setSelection(toggled(selection, key, false));
  }

  if (live.state === 'loading') return <Loading label={t('checking_numbers')} />;
  if (live.state === 'failed') return <FailureNotice failure={live.failure} />;
  const { found, open, ignored } = live.value;
  const openTotal = sum(open.counts);
  const mendable = problem ? open.mendable[problem] : sum(open.mendable);
  const ticked = sizeOf(selection, mendable);
  return (
    <div class="browser">
      {openKey !== null && <LedTo accountId={accountId} findingKey={openKey} onFound={setOpened} />}
      {mended && <JustMended {...mended} onClose={() => setMended(null)} />}
      {sender.failure && <FailureNotice failure={sender.failure} />}
      {openTotal + ignored > 0 && (
        <Shelves
          shelf={shelf}
          counts={open.counts}
          ignored={ignored}
          onShelf={(next) => turnTo(next, search)}
        />
      )}
      {openTotal === 0 && !isIgnored && (
        <AllWell records={view.records} place={view.account.name} ignored={ignored} />
      )}
      {(openTotal > 0 || isIgnored) && (
        <div class="check-head">
          {!isIgnored && mendable > 0 && found.total > 0 && (
            <TickAll
              accountId={accountId}
              problem={problem}
              search={wanted}
              mendable={mendable}
              selection={selection}
              onSelect={setSelection}
            />
          )}
          <SearchField value={search} onInput={(words) => turnTo(shelf, words)} />
        </div>
      )}
      {found.total === 0 && (openTotal > 0 || isIgnored) && (
        <Empty title={wanted ? t('nothing_found') : t('nothing_here')} />
      )}
      {found.total > 0 && (
        <FindingList
          key={`${shelf} ${wanted}`}
          findings={found.findings}
          offset={live.value.offset}
          total={found.total}
          selection={selection}
          onSelect={setSelection}
          onRange={(first) => setOffset(Math.max(0, Math.floor(first / page) * page - page))}
          onOpen={setOpened}
          {...(isIgnored ? { onBringBack: (finding: Finding) => ignore(finding, false) } : {})}
        />
      )}
      {mendable > 0 && !isIgnored && (ticked > 0 || !wanted) && (
        <MendBar
          accountId={accountId}
          ticked={ticked}
          mendable={mendable}
          problem={problem}
          which={() => whichOf(queries, accountId, ticked > 0 ? selection : allSelected, problem)}
          onUntick={() => setSelection(nothingSelected)}
        />
      )}
      {opened && (
        <FindingSheet
          finding={opened}
          view={view}
          isIgnored={isIgnored}
          onIgnore={async (ignored) => {
            if ((await ignore(opened, ignored)).ok) leave(opened);
          }}
          onMended={(runId) => {
            setMended({ runId, title: opened.title });
            leave(opened);
          }}
          onClose={shut}
        />
      )}
    </div>
  );
}

/** Opens the finding once it is read; says so if it is no longer there. */
function LedTo({
  accountId,
  findingKey,
  onFound,
}: {
  accountId: string;
  findingKey: string;
  onFound: (finding: Finding) => void;
}) {
  const { queries } = useApp();
  const isFound = useRef(false);
  const live = useLive(() => queries.finding(accountId, findingKey), [accountId, findingKey]);
  const found = live.value;
  useEffect(() => {
    if (!found || isFound.current) return;
    isFound.current = true;
    onFound(found);
  }, [found]);
  const isGone = live.state === 'ready' && found === null && !isFound.current;
  return isGone ? <Notice hook="finding-gone" title={t('finding_gone')} /> : null;
}

function sum(counts: Readonly<Record<Problem, number>>): number {
  return Object.values(counts).reduce((all, n) => all + n, 0);
}
