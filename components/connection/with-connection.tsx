/** Whatever is shown of one connection, kept up to date; or that it is no longer there. */
import type { ComponentChildren } from 'preact';
import type { ConnectionView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { Empty, Shown } from '../layout/page.tsx';
import { useLive } from '../use-live.ts';
import { t } from '../words/words.ts';

export function WithConnection({
  id,
  children,
}: {
  id: string;
  children: (view: ConnectionView) => ComponentChildren;
}) {
  const { queries } = useApp();
  const live = useLive(() => queries.connection(id), [id]);
  return (
    <Shown live={live}>{(view) => (view ? children(view) : <Empty title={t('connection_gone')} />)}</Shown>
  );
}
