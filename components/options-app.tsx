/** The options page: the frame, and in it the page that the address names. */
import { AccountsPage } from './accounts/accounts-page.tsx';
import { AddAccountPage } from './accounts/add-account-page.tsx';
import { AuthorisePage } from './accounts/authorise-page.tsx';
import { ConnectionPage } from './connection/connection-page.tsx';
import { ConnectionsPage } from './connection/connections-page.tsx';
import { HistoryPage } from './history/history-page.tsx';
import { InPagePage } from './in-page/in-page-page.tsx';
import { type Room, Shell } from './layout/shell.tsx';
import { NumberCheckPage } from './number-check/number-check-page.tsx';
import { accountOf } from './number-check/own.ts';
import { PreviewPage } from './preview/preview-page.tsx';
import { ReviewPage } from './review/review-page.tsx';
import { href, type Route, useRoute } from './router.ts';
import { RulePage } from './rules/rule-page.tsx';
import { RulesPage } from './rules/rules-page.tsx';
import { RunPage } from './run/run-page.tsx';
import { SetupPage } from './wizard/setup-page.tsx';

function roomOf(route: Route): Room {
  switch (route.page) {
    case 'accounts':
    case 'add-account':
    case 'authorise':
      return 'accounts';
    case 'numbers':
      return 'numbers';
    case 'run':
      return accountOf(route.id) === null ? 'connections' : 'numbers';
    case 'review':
    case 'in-page':
    case 'history':
      return route.page;
    default:
      return 'connections';
  }
}

function PageOf({ route }: { route: Route }) {
  switch (route.page) {
    case 'connections':
      return <ConnectionsPage />;
    case 'connection':
      return <ConnectionPage id={route.id} />;
    case 'setup':
      return <SetupPage id={route.id} step={route.step} />;
    case 'rules':
      return <RulesPage id={route.id} />;
    case 'rule':
      return <RulePage id={route.id} direction={route.direction} rule={route.rule} />;
    case 'preview':
      return <PreviewPage id={route.id} />;
    case 'run':
      return <RunPage id={route.id} runId={route.runId} />;
    case 'accounts':
      return <AccountsPage />;
    case 'add-account':
      return <AddAccountPage service={route.service} isForSetup={route.isForSetup} />;
    case 'authorise':
      return <AuthorisePage id={route.id} />;
    case 'numbers':
      return <NumberCheckPage id={route.id} finding={route.finding ?? null} />;
    case 'review':
      return <ReviewPage />;
    case 'in-page':
      return <InPagePage />;
    case 'history':
      return <HistoryPage />;
  }
}

export function OptionsApp() {
  const route = useRoute();
  const place = href(route);
  return (
    <Shell room={roomOf(route)} place={place}>
      <PageOf key={place} route={route} />
    </Shell>
  );
}
