/** Warnings in Aircall's own pages: on or off, the note of the partner, and on which pages. The browser is asked for the hosts by the click itself. */
import { useState } from 'preact/hooks';
import type { InPageSettings } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Tick } from '../controls/choices.tsx';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { Page, Section, Shown } from '../layout/page.tsx';
import { useLive, useSender } from '../use-live.ts';
import { t } from '../words/words.ts';
import { HostList } from './host-list.tsx';
import { Withheld } from './withheld.tsx';

export function InPagePage() {
  const { queries } = useApp();
  const live = useLive(() => queries.inPage(), []);
  return (
    <Page title={t('in_page_title')} titleText={t('in_page_title')} lead={t('in_page_lead')} isNarrow>
      <Shown live={live}>{(settings) => <Settings settings={settings} />}</Shown>
    </Page>
  );
}

function Settings({ settings }: { settings: InPageSettings }) {
  const { askForHosts } = useApp();
  const sender = useSender();
  const [isRefused, setRefused] = useState(false);

  async function switchOn(isOn: boolean) {
    setRefused(false);
    // Nothing may be awaited before this: the browser asks only within a click.
    const isGranted = !isOn || (await askForHosts(settings.hosts.map(patternOf)));
    if (isGranted) await sender.send('inPage.change', { isOn });
    setRefused(!isGranted);
  }
  async function changeHosts(hosts: readonly string[], added: string | null) {
    setRefused(false);
    const isGranted = added === null || !settings.isOn || (await askForHosts([patternOf(added)]));
    if (isGranted) await sender.send('inPage.change', { hosts });
    setRefused(!isGranted);
    return isGranted;
  }

  return (
    <>
      <Section>
        <div class="ticks">
          <div>
            <Tick hook="in-page-on" isOn={settings.isOn} onChange={(isOn) => void switchOn(isOn)}>
              {t('in_page_on')}
            </Tick>
            <p class="tick-hint">{t('in_page_on_hint')}</p>
          </div>
          <div>
            <Tick
              hook="in-page-partner"
              isOn={settings.showsPartner}
              onChange={(showsPartner) => void sender.send('inPage.change', { showsPartner })}
            >
              {t('in_page_partner')}
            </Tick>
            <p class="tick-hint">{t('in_page_partner_hint')}</p>
          </div>
        </div>
        {settings.isOn && !isRefused && <Withheld hosts={settings.hosts} patternOf={patternOf} />}
        {isRefused && <Notice hook="in-page-refused" tone="attention" title={t('in_page_refused')} />}
        {sender.failure && <FailureNotice failure={sender.failure} />}
      </Section>
      <Section title={t('in_page_hosts')} lead={t('in_page_hosts_lead')}>
        <HostList hosts={settings.hosts} onChange={changeHosts} />
      </Section>
    </>
  );
}

function patternOf(host: string): string {
  return `https://${host}/*`;
}
