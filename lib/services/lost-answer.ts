/**
 * A write whose answer got lost, or cannot be read, may have had its effect. Every connector says so by the same error; the engine then looks
 * before it repeats anything.
 */
import { SyncError } from '../errors.ts';
import type { HttpResponse } from './contract.ts';

export function unknownOutcome(error: SyncError): SyncError {
  return new SyncError('write-unknown', { ...error.detail, after: error.code }, { cause: error });
}

/** Sends a write. @throws SyncError write-unknown if the request may have reached the service */
export async function sendOnce(exchange: () => Promise<HttpResponse>): Promise<HttpResponse> {
  try {
    return await exchange();
  } catch (error) {
    throw error instanceof SyncError && error.detail.sent === true ? unknownOutcome(error) : error;
  }
}

/** A gateway may have lost the answer of a write that went through. */
export function refusalOfWrite(error: SyncError): SyncError {
  return error.code === 'service-down' ? unknownOutcome(error) : error;
}
