/** The field-by-field view of a plan's item: what is written on each side, old and new; else both records as they are. */
import type { ConnectionView, Contact, PlanItem, SideName } from '../../lib/app/api.ts';
import { ServiceTile } from '../accounts/service-look.tsx';
import { t } from '../words/words.ts';
import { ChangeTable } from './change-table.tsx';
import { ContactCard } from './contact-card.tsx';
import { itemWords } from './item-words.ts';

export function ItemDetail({
  item,
  view,
  left,
  right,
}: {
  item: PlanItem;
  view: ConnectionView;
  left: Contact | null;
  right: Contact | null;
}) {
  if (item.kind === 'create') {
    const changes = Object.entries(item.target).map(([field, after]) => ({ field, before: [], after }));
    const source = item.side === 'left' ? right : left;
    return (
      <>
        <WriteBlock
          view={view}
          side={item.side}
          what={t('item_created', { place: view[item.side].account.name })}
        >
          <ChangeTable fields={view[item.side].fields} changes={changes} />
        </WriteBlock>
        {source && <AsItIs view={view} side={item.side === 'left' ? 'right' : 'left'} contact={source} />}
      </>
    );
  }
  if (item.kind === 'edit') {
    return (
      <>
        {item.changes.length > 0 && (
          <WriteBlock view={view} side={item.side} what={itemWords(item, view).what}>
            <ChangeTable fields={view[item.side].fields} changes={item.changes} />
          </WriteBlock>
        )}
        {item.others.map((other) => (
          <WriteBlock
            key={other.id}
            view={view}
            side={item.side}
            what={t('item_deleted', { place: view[item.side].account.name })}
          >
            <ContactCard contact={other.before} fields={view[item.side].fields} />
          </WriteBlock>
        ))}
      </>
    );
  }
  if (item.kind === 'delete') {
    return (
      <WriteBlock
        view={view}
        side={item.side}
        what={t('item_deleted', { place: view[item.side].account.name })}
      >
        <ContactCard contact={item.before} fields={view[item.side].fields} />
      </WriteBlock>
    );
  }
  const writes = item.kind === 'pair' ? item.writes : [];
  return (
    <>
      {writes.map((write) => (
        <WriteBlock
          key={write.side}
          view={view}
          side={write.side}
          what={t('item_updated', { place: view[write.side].account.name })}
        >
          <ChangeTable fields={view[write.side].fields} changes={write.changes} />
        </WriteBlock>
      ))}
      <div class="as-they-are">
        {left && <AsItIs view={view} side="left" contact={left} />}
        {right && <AsItIs view={view} side="right" contact={right} />}
      </div>
    </>
  );
}

function AsItIs({ view, side, contact }: { view: ConnectionView; side: SideName; contact: Contact }) {
  return (
    <section class="block">
      <h3 class="block-title">
        <ServiceTile service={view[side].account.service} size="small" />
        <span>{t('now_in', { place: view[side].account.name })}</span>
      </h3>
      <ContactCard contact={contact} fields={view[side].fields} />
    </section>
  );
}

function WriteBlock({
  view,
  side,
  what,
  children,
}: {
  view: ConnectionView;
  side: SideName;
  what: string;
  children: preact.ComponentChildren;
}) {
  return (
    <section class="block block-write">
      <h3 class="block-title">
        <ServiceTile service={view[side].account.service} size="small" />
        <span>{what}</span>
      </h3>
      {children}
    </section>
  );
}
