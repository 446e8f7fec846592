/**
 * Commands from our pages to the background and their answers.
 *
 * Every message gets an answer, a failure if need be, by `sendResponse` and `return true`: the only way that holds with and without the
 * polyfill. Only pages of this extension are served: a content script carries the same id, but its address is that of a web page.
 */
import type { Answer, CommandInput, CommandName, CommandOutput } from '../app/api.ts';
import { SyncError, toSyncError } from '../errors.ts';
import { browser } from './browser.ts';

export type CommandHandlers = {
  readonly [N in CommandName]: (input: CommandInput<N>) => Promise<CommandOutput<N>>;
};

interface Sender {
  readonly id?: string;
  readonly url?: string;
}
type Listener = (
  message: unknown,
  sender: Sender,
  sendResponse: (answer: unknown) => void,
) => true | undefined;

export interface MessagePort {
  readonly id: string;
  getURL(path: '/'): string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: { addListener(listener: Listener): void };
}

interface Command {
  readonly command: string;
  readonly input: unknown;
}

/** To be called synchronously at start. @param onError for the log: what nobody foresaw in a command */
export function serve(
  handlers: CommandHandlers,
  onError: (error: SyncError) => void = () => {},
  port: MessagePort = browser.runtime,
): void {
  port.onMessage.addListener((message, sender, sendResponse) => {
    // Those of our script in web pages are answered by servePages.
    if (message !== null && typeof message === 'object' && 'pageQuestion' in message) return undefined;
    answer(handlers, port, message, sender)
      .catch((thrown: unknown) => {
        const error = toSyncError(thrown);
        if (error.code === 'bug') onError(error);
        return failed(error);
      })
      .then(sendResponse);
    return true;
  });
}

async function answer(
  handlers: CommandHandlers,
  port: MessagePort,
  message: unknown,
  sender: Sender,
): Promise<Answer<unknown>> {
  const isOurPage = sender.id === port.id && (sender.url?.startsWith(port.getURL('/')) ?? false);
  if (!isOurPage) throw new SyncError('bug', { reason: 'sender' });
  if (!isCommand(message)) throw new SyncError('bug', { reason: 'message' });
  const known: Readonly<Record<string, unknown>> = handlers;
  const handle = Object.hasOwn(known, message.command) ? known[message.command] : undefined;
  if (typeof handle !== 'function') throw new SyncError('bug', { reason: 'command', name: message.command });
  return { ok: true, value: await handle(message.input) };
}

export async function send<N extends CommandName>(
  command: N,
  input: CommandInput<N>,
  port: MessagePort = browser.runtime,
): Promise<Answer<CommandOutput<N>>> {
  try {
    const reply = await port.sendMessage({ command, input } satisfies Command);
    // No answer: the background was taken away in the middle. What it did is in the store, and goes on from there.
    return isAnswer<CommandOutput<N>>(reply) ? reply : failed(new SyncError('bug', { reason: 'no-answer' }));
  } catch (thrown) {
    return failed(toSyncError(thrown));
  }
}

function failed({ code, detail, retryAt }: SyncError): Answer<never> {
  const side = detail.side === 'left' || detail.side === 'right' ? detail.side : null;
  return { ok: false, failure: { code, detail, side, ...(retryAt === undefined ? {} : { retryAt }) } };
}

function isCommand(message: unknown): message is Command {
  return (
    message !== null &&
    typeof message === 'object' &&
    'command' in message &&
    typeof message.command === 'string' &&
    'input' in message
  );
}

function isAnswer<T>(reply: unknown): reply is Answer<T> {
  return (
    reply !== null && typeof reply === 'object' && 'ok' in reply && (reply.ok === true || 'failure' in reply)
  );
}
