/**
 * One HTTP exchange without a socket: what every emulator answers, whether it is asked in process (fetch.ts) or over loopback HTTPS
 * (https.ts). Header names are in lower case. `drop` means that the connection breaks and no answer comes.
 */
export interface WireRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Handler = (request: WireRequest) => Promise<WireResponse | 'drop'>;
