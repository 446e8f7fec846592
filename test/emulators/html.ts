/** A page where an answer should be: of a gateway that failed, or of a network that wants a sign-in. */
import type { WireResponse } from './message.ts';

export function html(status: number, title: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}
