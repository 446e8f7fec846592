/** One Pipedrive account as the connector's parts share it. */
import type { Field } from '../../contact/contact.ts';
import type { Api } from './api.ts';
import type { Organisations } from './organisations.ts';

export interface PipedriveAccount {
  readonly api: Api;
  readonly fields: readonly Field[];
  readonly organisations: Organisations;
}
