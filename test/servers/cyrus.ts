/**
 * Cyrus IMAP's httpd (seen with Debian's 3.6.1), the code base behind Fastmail. Run as its own user where we are root, else as ourselves.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { authorization, freePort, isProgram, password, pathOfProgram, realServer, user } from './server.ts';

const programs = '/usr/lib/cyrus/bin';

export const cyrus = realServer({
  name: 'Cyrus',
  checksPassword: true,
  isAvailable: () => existsSync(join(programs, 'httpd')) && isProgram('saslpasswd2'),

  async prepare(path, httpPort) {
    const { name, uid, gid } = ownerOf();
    const imapPort = await freePort();
    await writeFiles(path, name, imapPort, httpPort);
    await giveTo({ uid, gid }, path);
    const home = `dav/addressbooks/user/${user}/`;
    const file = (one: string) => join(path, one);
    return {
      command: join(programs, 'master'),
      args: ['-C', file('imapd.conf'), '-M', file('cyrus.conf'), '-p', file('master.pid'), '-D'],
      bookPath: `${home}lineup/`,
      owner: { uid, gid },
      async afterStart(url) {
        await firstLogin(imapPort);
        // The first request makes the home and its default book.
        const headers = { authorization: authorization(), depth: '0' };
        const response = await fetch(url + home, { method: 'PROPFIND', headers });
        await response.arrayBuffer();
      },
    };
  },
});

interface Owner {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Cyrus refuses to work as root. */
function ownerOf(): Owner {
  const { username, uid, gid } = userInfo();
  if (uid !== 0) return { name: username, uid, gid };
  const id = (flag: string) => Number(execFileSync('id', [flag, 'cyrus'], { encoding: 'utf8' }).trim());
  return { name: 'cyrus', uid: id('-u'), gid: id('-g') };
}

const folders = ['conf', 'conf/socket', 'conf/proc', 'conf/lock', 'conf/db', 'spool', 'sieve'];

async function writeFiles(path: string, owner: string, imapPort: number, httpPort: number): Promise<void> {
  for (const folder of folders) await mkdir(join(path, folder), { recursive: true });
  const conf = join(path, 'imapd.conf');
  await writeFile(conf, serverConfiguration(path, owner));
  await writeFile(
    join(path, 'cyrus.conf'),
    `START {
  recover cmd="${programs}/ctl_cyrusdb -C ${conf} -r"
}
SERVICES {
  imap cmd="${programs}/imapd -C ${conf} -U 30" listen="127.0.0.1:${imapPort}" prefork=0 proto="tcp4"
  http cmd="${programs}/httpd -C ${conf} -U 30" listen="127.0.0.1:${httpPort}" prefork=0 proto="tcp4"
}
EVENTS {
}
`,
  );
  execFileSync(
    pathOfProgram('saslpasswd2') ?? 'saslpasswd2',
    ['-p', '-f', join(path, 'sasldb2'), '-u', 'localhost', '-c', user],
    { input: password },
  );
}

function serverConfiguration(path: string, owner: string): string {
  const conf = join(path, 'conf');
  return `servername: localhost
cyrus_user: ${owner}
configdirectory: ${conf}
defaultpartition: default
partition-default: ${join(path, 'spool')}
sievedir: ${join(path, 'sieve')}
proc_path: ${join(conf, 'proc')}
mboxname_lockpath: ${join(conf, 'lock')}
idlesocket: ${join(conf, 'socket', 'idle')}
lmtpsocket: ${join(conf, 'socket', 'lmtp')}
notifysocket: ${join(conf, 'socket', 'notify')}
httpmodules: carddav
httpallowcompress: no
allowplaintext: yes
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: ${join(path, 'sasldb2')}
sasl_mech_list: PLAIN LOGIN
virtdomains: off
unixhierarchysep: yes
autocreate_users: anyone
autocreate_post: yes
autocreate_quota: 0
conversations: no
syslog_prefix: lineup
`;
}

async function giveTo(owner: Omit<Owner, 'name'>, path: string): Promise<void> {
  await chmod(path, 0o700);
  for (const name of ['', ...folders, 'imapd.conf', 'cyrus.conf', 'sasldb2'])
    await chown(join(path, name), owner.uid, owner.gid);
}

/** Creates the INBOX, without which the address books cannot be made. */
async function firstLogin(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const literal = Buffer.byteLength(password);
  const conversation = [
    [/^\* OK/m, `a LOGIN ${user} {${literal}+}\r\n${password}\r\n`],
    [/^a OK/m, 'b LOGOUT\r\n'],
    [/^b OK/m, ''],
  ] as const;
  let heard = '';
  let at = 0;
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`Cyrus did not let us in: ${heard.slice(0, 500)}`)));
    socket.on('data', (chunk) => {
      heard += chunk.toString();
      const [expected, reply] = conversation[at] ?? [/$/, ''];
      if (!expected.test(heard)) return;
      at += 1;
      if (reply === '') resolve();
      else socket.write(reply);
    });
  });
  socket.destroy();
}
