/** Pages that the browser does not let Lineup see, though the user wants warnings there: it was taken back in the browser's own settings. */
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { listed } from '../words/formats.ts';
import { t } from '../words/words.ts';

export function Withheld({
  hosts,
  patternOf,
}: {
  hosts: readonly string[];
  patternOf: (host: string) => string;
}) {
  const { askForHosts, hasHosts } = useApp();
  const [withheld, setWithheld] = useState<readonly string[]>([]);
  useEffect(() => {
    let isShown = true;
    const look = async () => {
      const held = await Promise.all(hosts.map((host) => hasHosts([patternOf(host)])));
      if (isShown) setWithheld(hosts.filter((_, index) => !held[index]));
    };
    void look();
    // Whoever changes it in the browser's settings comes back to this page.
    addEventListener('focus', look);
    return () => {
      isShown = false;
      removeEventListener('focus', look);
    };
  }, [hosts.join()]);
  if (withheld.length === 0) return null;
  return (
    <Notice
      hook="in-page-withheld"
      tone="attention"
      title={t('in_page_withheld', { hosts: listed(withheld) })}
      actions={
        <Button
          hook="in-page-allow"
          onClick={() =>
            void askForHosts(withheld.map(patternOf)).then((isGranted) => isGranted && setWithheld([]))
          }
        >
          {t('allow_access')}
        </Button>
      }
    />
  );
}
