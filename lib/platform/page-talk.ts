/**
 * Questions from Lineup's script in a web page, and the background's answers. The background answers only its own script, in a tab, in a frame
 * of a page where the user wants warnings; the page itself has no way to send anything here.
 */
import { SyncError, toSyncError } from '../errors.ts';
import { browser } from './browser.ts';
import {
  type PageHandlers,
  type PageInput,
  type PageOutput,
  type PagePlace,
  type PageQuestionName,
  pagesChanged,
} from './page-messages.ts';

interface Sender {
  readonly id?: string;
  readonly url?: string;
  readonly frameId?: number;
  readonly tab?: { readonly id?: number };
}
type Listener = (
  message: unknown,
  sender: Sender,
  sendResponse: (answer: unknown) => void,
) => true | undefined;

export interface PageMessagePort {
  readonly id: string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(listener: Listener): void;
    removeListener(listener: Listener): void;
  };
}

interface Question {
  readonly pageQuestion: string;
  readonly input: unknown;
}

type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string };

/**
 * To be called synchronously at start.
 * @param isAllowed whether the user wants warnings on the page of this address
 */
export function servePages(
  handlers: PageHandlers,
  isAllowed: (url: string) => Promise<boolean>,
  onError: (error: SyncError) => void,
  port: PageMessagePort = browser.runtime as unknown as PageMessagePort,
): void {
  port.onMessage.addListener((message, sender, sendResponse) => {
    if (!isQuestion(message)) return undefined;
    answer(handlers, isAllowed, port, message, sender)
      .catch((thrown: unknown): Reply => {
        const error = toSyncError(thrown);
        if (error.code === 'bug') onError(error);
        return { ok: false, code: error.code };
      })
      .then(sendResponse);
    return true;
  });
}

async function answer(
  handlers: PageHandlers,
  isAllowed: (url: string) => Promise<boolean>,
  port: PageMessagePort,
  { pageQuestion, input }: Question,
  sender: Sender,
): Promise<Reply> {
  const place = placeOf(sender);
  if (sender.id !== port.id || place === null) throw new SyncError('bug', { reason: 'sender' });
  if (!(await isAllowed(place.url))) {
    if (pageQuestion === 'verdicts') return { ok: true, value: { state: 'off' } };
    throw new SyncError('permission-missing', {});
  }
  const known: Readonly<Record<string, unknown>> = handlers;
  const handle = Object.hasOwn(known, pageQuestion) ? known[pageQuestion] : undefined;
  if (typeof handle !== 'function') throw new SyncError('bug', { reason: 'question', name: pageQuestion });
  return { ok: true, value: await handle(input, place) };
}

function placeOf({ url, tab, frameId }: Sender): PagePlace | null {
  return url !== undefined && tab?.id !== undefined ? { url, tabId: tab.id, frameId: frameId ?? 0 } : null;
}

/** @throws Error with the failure's code as its message */
export async function askBackground<N extends PageQuestionName>(
  question: N,
  input: PageInput<N>,
  port: PageMessagePort = browser.runtime as unknown as PageMessagePort,
): Promise<PageOutput<N>> {
  const reply = await port.sendMessage({ pageQuestion: question, input } satisfies Question);
  if (isReply(reply) && reply.ok) return reply.value as PageOutput<N>;
  throw new Error(isReply(reply) && !reply.ok ? reply.code : 'no-answer');
}

/** In a page: calls when the background says that answers may have changed. */
export function onPagesChanged(
  listener: () => void,
  signal: AbortSignal,
  port: PageMessagePort = browser.runtime as unknown as PageMessagePort,
): void {
  const hear: Listener = (message, sender) => {
    if (message === pagesChanged && sender.id === port.id) listener();
    return undefined;
  };
  port.onMessage.addListener(hear);
  signal.addEventListener('abort', () => port.onMessage.removeListener(hear));
}

/** False in a page that outlived its extension: after an update the old script is cut off. */
export function isExtensionAlive(): boolean {
  try {
    return browser.runtime.id !== undefined && browser.runtime.id !== '';
  } catch {
    return false;
  }
}

function isQuestion(message: unknown): message is Question {
  return (
    message !== null &&
    typeof message === 'object' &&
    'pageQuestion' in message &&
    typeof message.pageQuestion === 'string' &&
    'input' in message
  );
}

function isReply(reply: unknown): reply is Reply {
  return reply !== null && typeof reply === 'object' && 'ok' in reply;
}
