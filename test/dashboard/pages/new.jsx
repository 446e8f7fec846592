/** @jsxImportSource react */
/**
 * The newer generation, after its structure alone (the library is not public): utility classes, `data-slot`, rows that are drawn only while
 * they are in sight and are used again for others, a field that groups digits while one types, endless lists.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { facts } from './settings-facts.js';
import { callsFrom, go, nameOf, otherNumbers, say, shown, useFixture } from './shared.js';

const rowHeight = 48;

/** Rows are slots: the node stays, the contact in it changes. */
function VirtualRows({ items, row }) {
  const box = useRef(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const measure = () => setView({ top: box.current.scrollTop, height: box.current.clientHeight });
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  const slots = Math.ceil(view.height / rowHeight) + 2;
  const first = Math.max(0, Math.min(Math.floor(view.top / rowHeight), items.length - slots));
  return (
    <div
      ref={box}
      className="rows flex-1 overflow-auto"
      data-slot="data-table-body"
      data-test="contacts-scroller"
      onScroll={(event) =>
        setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
      }
    >
      <div className="relative" style={{ height: items.length * rowHeight }}>
        {Array.from({ length: Math.min(slots, items.length) }, (_, slot) => {
          const index = first + ((slot - (first % slots) + slots) % slots);
          return (
            // Keyed by its place on purpose: a slot is used again for others.
            <div
              key={slot}
              className="row absolute"
              data-slot="data-table-row"
              style={{ transform: `translateY(${index * rowHeight}px)` }}
            >
              {items[index] ? row(items[index]) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Numbers({ contact }) {
  const [first, ...more] = contact.phones;
  return (
    <div className="cell flex gap-2" data-slot="data-table-cell">
      {first && (
        <span className="text-sm tabular-nums" data-truth={first.truth}>
          {shown(first.value)}
        </span>
      )}
      {more.length > 0 && <span className="badge">+{more.length}</span>}
    </div>
  );
}

function ContactsPage({ data }) {
  return (
    <div className="flex flex-col h-full" data-slot="data-table">
      <div className="row head">
        <div className="cell">{say('First and last name')}</div>
        <div className="cell">{say('Company')}</div>
        <div className="cell">{say('Number')}</div>
        <div className="cell">{say('Integrations')}</div>
      </div>
      <VirtualRows
        items={data.contacts}
        row={(contact) => (
          <>
            <div className="cell font-medium">{nameOf(contact)}</div>
            <div className="cell">{contact.company_name ?? '–'}</div>
            <Numbers contact={contact} />
            <div className="cell">{4_000_000_000 + contact.id}</div>
          </>
        )}
      />
    </div>
  );
}

function CallsPage({ data, tick }) {
  const [count, setCount] = useState(20);
  const end = useRef(null);
  useLayoutEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => entry.isIntersecting && setCount((old) => old + 20),
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="h-full overflow-auto" data-slot="list">
      {callsFrom(data)
        .slice(0, count)
        .map((call) => (
          <button
            type="button"
            key={`${call.id} ${tick}`}
            className="item"
            data-slot="item"
            onClick={() => go('/inbox/conversations/1')}
          >
            <span className="cell font-medium">
              {call.contact ? (
                <span data-truth={call.number ? undefined : call.truth}>{call.name}</span>
              ) : (
                <Pieces call={call} />
              )}
            </span>
            {call.contact && call.number && (
              <span className="cell text-sm" data-truth={call.truth}>
                {shown(call.number)}
              </span>
            )}
            <span className="cell">{call.duration}</span>
            <span className="cell">{call.time}</span>
            <span className="cell">{call.cost}</span>
          </button>
        ))}
      <div ref={end} className="end" />
    </div>
  );
}

/** A number set in pieces, as where a search is highlighted. */
function Pieces({ call }) {
  const text = shown(call.number);
  const cut = Math.max(4, text.length - 5);
  return (
    <span data-truth={call.truth}>
      {text.slice(0, cut)}
      <mark>{text.slice(cut)}</mark>
    </span>
  );
}

function ConversationPage({ data, tick }) {
  const contact = data.contacts.find((one) => one.phones[0]?.truth) ?? data.contacts[0];
  return (
    <div className="flex h-full">
      <div className="flex-1 p-4 overflow-auto">
        <h2>{nameOf(contact)}</h2>
        {callsFrom(data)
          .slice(0, 6)
          .map((call) => (
            <p
              key={call.id}
              className="bubble"
            >{`${call.time} · ${call.duration} · ${call.user} · ${call.clock} (${tick})`}</p>
          ))}
        <textarea className="compose" defaultValue="Please call me back on 06 12 34 56 78" />
      </div>
      <aside className="panel" data-slot="contact-panel">
        <div className="font-medium" data-test="contact-name">
          {nameOf(contact)}
        </div>
        <div className="text-sm">{contact.company_name}</div>
        <dl>
          {contact.phones.map((phone) => (
            <div key={phone.value}>
              <dt>{say('Phone')}</dt>
              <dd>
                <a href={`tel:${phone.value}`} data-truth={phone.truth}>
                  {shown(phone.value)}
                </a>
              </dd>
            </div>
          ))}
          {contact.emails.map((email) => (
            <div key={email.value}>
              <dt>{say('E-mail')}</dt>
              <dd>{email.value}</dd>
            </div>
          ))}
        </dl>
      </aside>
    </div>
  );
}

function grouped(text) {
  const digits = text.replace(/[^\d+]/g, '');
  return digits.startsWith('+')
    ? digits
        .replace(/^(\+\d\d)(\d)(?=\d)/, '$1 $2')
        .replace(/(\d)(?=(\d\d)+$)/g, '$1 ')
        .replace(/ +/g, ' ')
    : digits;
}

function FormPage() {
  const [values, set] = useState({ name: 'Nina Neumann', phone: '' });
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <label>
        {say('First and last name')}
        <input
          type="text"
          value={values.name}
          onChange={(event) => set({ ...values, name: event.target.value })}
        />
      </label>
      <div data-slot="phone-input" data-test="phone-input">
        <button type="button" data-test="phone-input-country-trigger">
          🇫🇷
        </button>
        <input
          type="tel"
          data-test="phone-input-field"
          value={values.phone}
          onChange={(event) => set({ ...values, phone: grouped(event.target.value) })}
        />
      </div>
      <p data-test="echo">{values.phone}</p>
      <input type="search" placeholder="Search a number" defaultValue="0612345678" />
    </form>
  );
}

function SettingsPage() {
  return (
    <div className="p-4 overflow-auto h-full">
      {facts.map(([label, value]) => (
        <div key={label} className="fact">
          <span>{label}</span>
          <span>{value}</span>
        </div>
      ))}
    </div>
  );
}

function AnalyticsPage() {
  return (
    <div className="p-4 overflow-auto h-full grid">
      {otherNumbers(2_000).map((text, index) => (
        <span key={index}>{text}</span>
      ))}
    </div>
  );
}

function App() {
  const { data, path, tick, isOpen } = useFixture();
  const views = {
    '/inbox/calls': () => <CallsPage data={data} tick={tick} />,
    '/inbox/conversations/1': () => <ConversationPage data={data} tick={tick} />,
    '/contacts': () => <ContactsPage data={data} />,
    '/contacts/new': () => <FormPage />,
    '/settings': () => <SettingsPage />,
    '/analytics': () => <AnalyticsPage />,
    '/login': () => <p>0033 6 12 34 56 78</p>,
  };
  return (
    <div className="app flex flex-col">
      <nav className="flex gap-2 p-4">
        {[
          ['/inbox/calls', 'Calls'],
          ['/contacts', 'Contacts'],
          ['/contacts/new', 'New contact'],
          ['/settings', 'Settings'],
        ].map(([to, label]) => (
          <button type="button" key={to} onClick={() => go(to)}>
            {say(label)}
          </button>
        ))}
      </nav>
      <main className="flex-1">{data ? (views[path] ?? views['/inbox/calls'])() : null}</main>
      {isOpen && (
        <div className="dialog" role="dialog" data-slot="dialog">
          Dialog
        </div>
      )}
    </div>
  );
}

createRoot(document.getElementById('root')).render(<App />);
