/** Aircall as a service: signs in with an API id and token, connects an account. */
import type { Service } from '../contract.ts';
import { aircallAbout } from './about.ts';
import { createApi } from './api.ts';
import { connectAircall, readIdentity } from './connector.ts';

export const aircall: Service = {
  ...aircallAbout,
  async signIn(credentials, { http, clock }) {
    const kept = {
      api_id: (credentials.api_id ?? '').trim(),
      api_token: (credentials.api_token ?? '').trim(),
    };
    const identity = await readIdentity(createApi(kept, http, clock));
    return { identity, choices: [], credentials: kept };
  },
  connect: (credentials, { http, clock }) => connectAircall(credentials, http, clock),
};
