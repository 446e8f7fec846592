/** @jsxImportSource react */
/** The older generation of Aircall's pages, built with the design system that Aircall publishes. */
import { Box, Button, Flex, Form, FormItem, Table, TextInput, Tractor, Typography } from '@aircall/tractor';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { facts } from './settings-facts.js';
import { callsFrom, go, nameOf, otherNumbers, say, shown, useFixture } from './shared.js';

const pageSize = 50;

function ContactsPage({ data, page, all }) {
  const scroller = useRef(null);
  const rows = all ? data.contacts : data.contacts.slice(page * pageSize, (page + 1) * pageSize);
  const columns = [
    {
      id: 'name',
      label: say('First and last name'),
      renderer: (contact) => <Typography>{nameOf(contact)}</Typography>,
    },
    {
      id: 'company',
      label: say('Company'),
      renderer: (contact) => <Typography>{contact.company_name ?? '–'}</Typography>,
    },
    {
      id: 'number',
      label: say('Number'),
      renderer: (contact) =>
        contact.phones.map((phone) => (
          <Typography key={phone.value} data-truth={phone.truth}>
            {shown(phone.value)}
          </Typography>
        )),
    },
    {
      id: 'integrations',
      label: say('Integrations'),
      renderer: (contact) => <Typography>{`ID ${4_000_000_000 + contact.id}`}</Typography>,
    },
  ];
  return (
    <Box ref={scroller} h="100%" overflowY="auto">
      <Table
        data={rows}
        columns={columns}
        pageSize={pageSize}
        verticalScrollingParent={scroller}
        hideActionBar
      />
    </Box>
  );
}

function CallsPage({ data, tick }) {
  const scroller = useRef(null);
  const columns = [
    { id: 'direction', label: '', renderer: () => <Typography>↙</Typography> },
    { id: 'user', label: say('User'), renderer: (call) => <Typography>{call.user}</Typography> },
    { id: 'line', label: say('Line'), renderer: (call) => <Typography>{call.line}</Typography> },
    {
      id: 'contact',
      label: say('Contact'),
      renderer: (call) => (
        <Flex flexDirection="column">
          {call.contact && (
            <Typography data-truth={call.number ? undefined : call.truth}>{call.name}</Typography>
          )}
          {call.number && <Typography data-truth={call.truth}>{shown(call.number)}</Typography>}
        </Flex>
      ),
    },
    { id: 'duration', label: say('Duration'), renderer: (call) => <Typography>{call.duration}</Typography> },
    { id: 'time', label: say('Time'), renderer: (call) => <Typography>{call.time}</Typography> },
    { id: 'cost', label: say('Cost'), renderer: (call) => <Typography>{call.cost}</Typography> },
    { id: 'id', label: 'ID', renderer: (call) => <Typography>{String(call.id)}</Typography> },
    { id: 'tick', label: '', renderer: () => <Typography>{tick}</Typography> },
  ];
  // New objects each time, so that every row is drawn anew.
  const rows = callsFrom(data).map((call) => ({ ...call, tick }));
  return (
    <Box ref={scroller} h="100%" overflowY="auto">
      <Table data={rows} columns={columns} verticalScrollingParent={scroller} hideActionBar />
    </Box>
  );
}

function FormPage({ data }) {
  const [values, set] = useState({ first: 'Nina', last: 'Neumann', phone: '' });
  const field = (id) => ({
    id,
    value: values[id],
    onChange: (event) => set({ ...values, [id]: event.target.value }),
  });
  return (
    <Box p={24} maxW={520}>
      <Form>
        <FormItem label={say('First name')} name="first">
          <TextInput {...field('first')} />
        </FormItem>
        <FormItem label={say('Last name')} name="last">
          <TextInput {...field('last')} />
        </FormItem>
        <FormItem label={say('Phone')} name="phone">
          <TextInput {...field('phone')} />
        </FormItem>
        <Typography data-test="echo">{values.phone}</Typography>
        <Button>{say('Save')}</Button>
      </Form>
      <Typography>{data.contacts.length}</Typography>
    </Box>
  );
}

function SettingsPage() {
  return (
    <Box p={24}>
      {facts.map(([label, value]) => (
        <Flex key={label} gap={16}>
          <Typography w={180}>{label}</Typography>
          <Typography>{value}</Typography>
        </Flex>
      ))}
    </Box>
  );
}

function AnalyticsPage() {
  return (
    <Box p={24}>
      {otherNumbers(2_000).map((text, index) => (
        <Typography key={index}>{text}</Typography>
      ))}
    </Box>
  );
}

function App() {
  const { data, path, page, tick } = useFixture();
  const views = {
    '/conversations': () => <CallsPage data={data} tick={tick} />,
    '/contacts': () => <ContactsPage data={data} page={page} />,
    '/contacts/all': () => <ContactsPage data={data} page={0} all />,
    '/contacts/new': () => <FormPage data={data} />,
    '/settings': () => <SettingsPage />,
    '/analytics': () => <AnalyticsPage />,
    '/login': () => <Typography>+33 1 99</Typography>,
  };
  const isDark = document.documentElement.classList.contains('dark');
  return (
    <Flex
      flexDirection="column"
      h="100vh"
      className="app"
      style={isDark ? { background: '#10161b', color: '#e8ecef' } : { background: '#fff' }}
    >
      <Flex gap={16} p={16} as="nav">
        {[
          ['/conversations', 'Calls'],
          ['/contacts', 'Contacts'],
          ['/contacts/new', 'New contact'],
          ['/settings', 'Settings'],
        ].map(([to, label]) => (
          <Button key={to} mode="link" onClick={() => go(to)}>
            {say(label)}
          </Button>
        ))}
      </Flex>
      <Box flex="1" minH="0">
        {data ? (views[path] ?? views['/conversations'])() : null}
      </Box>
    </Flex>
  );
}

createRoot(document.getElementById('root')).render(
  <Tractor injectStyle>
    <App />
  </Tractor>,
);
