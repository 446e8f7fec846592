/**
 * What we send and what the emulator answers, held by the compiler to the types that HubSpot publishes (@hubspot/api-client). Times are
 * `Date` there and text on the wire. HubSpot says that `sorts` are texts; its guide says objects.
 */
import type { SimplePublicObject as Company } from '@hubspot/api-client/lib/codegen/crm/companies/models/all';
import type {
  BatchInputSimplePublicObjectBatchInput,
  BatchInputSimplePublicObjectBatchInputForCreate,
  BatchInputSimplePublicObjectId,
  BatchReadInputSimplePublicObjectId,
  Filter,
  PublicObjectSearchRequest,
  SimplePublicObject,
  SimplePublicObjectInput,
  SimplePublicObjectInputForCreate,
} from '@hubspot/api-client/lib/codegen/crm/contacts/models/all';
import type { ListSearchRequest } from '@hubspot/api-client/lib/codegen/crm/lists/models/all';
import type { BatchInputRecordIdInput } from '@hubspot/api-client/lib/codegen/crm/lists/models/BatchInputRecordIdInput';
import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties/models/all';
import { expectTypeOf, test } from 'vitest';
import type * as Sent from '../../../lib/services/hubspot/bodies.types.ts';
import type { shownDefinition } from '../../emulators/hubspot/definitions.ts';
import type { company } from '../../emulators/hubspot/reads.ts';
import type { shown, written } from '../../emulators/hubspot/view.ts';

/** As JSON carries it. */
type Wire<T> = T extends Date
  ? string
  : T extends (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { readonly [Name in keyof T]: Wire<T[Name]> }
      : T;
/** Every name that we use is one that HubSpot has. */
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;
type Searched = 'sorts' | 'filterGroups';
type SentFilter = Sent.SearchBody['filterGroups'][number]['filters'][number];

test('what is sent is what HubSpot takes', () => {
  expectTypeOf<Sent.CreateBody>().toExtend<Wire<SimplePublicObjectInputForCreate>>();
  expectTypeOf<Sent.UpdateBody>().toExtend<Wire<SimplePublicObjectInput>>();
  expectTypeOf<Sent.BatchCreateBody>().toExtend<Wire<BatchInputSimplePublicObjectBatchInputForCreate>>();
  expectTypeOf<Sent.BatchUpdateBody>().toExtend<Wire<BatchInputSimplePublicObjectBatchInput>>();
  expectTypeOf<Sent.BatchArchiveBody>().toExtend<Wire<BatchInputSimplePublicObjectId>>();
  expectTypeOf<Sent.BatchReadBody>().toExtend<Wire<BatchReadInputSimplePublicObjectId>>();
  expectTypeOf<Omit<Sent.SearchBody, Searched>>().toExtend<Wire<Omit<PublicObjectSearchRequest, Searched>>>();
  expectTypeOf<`${SentFilter['operator']}`>().toExtend<`${Filter['operator']}`>();
  expectTypeOf<Sent.MembershipsBody>().toExtend<Wire<BatchInputRecordIdInput>>();
  expectTypeOf<Sent.ListSearchBody>().toExtend<Wire<ListSearchRequest>>();
});

test('nothing is sent that HubSpot does not know', () => {
  expectTypeOf<Unknown<Sent.CreateBody, SimplePublicObjectInputForCreate>>().toBeNever();
  expectTypeOf<Unknown<Sent.SearchBody, PublicObjectSearchRequest>>().toBeNever();
  expectTypeOf<Unknown<SentFilter, Filter>>().toBeNever();
  expectTypeOf<Unknown<Sent.BatchReadBody, BatchReadInputSimplePublicObjectId>>().toBeNever();
  expectTypeOf<
    Unknown<Sent.BatchUpdateBody['inputs'][number], BatchInputSimplePublicObjectBatchInput['inputs'][number]>
  >().toBeNever();
  expectTypeOf<Unknown<Sent.ListSearchBody, ListSearchRequest>>().toBeNever();
});

test('the emulator answers as HubSpot does', () => {
  expectTypeOf<ReturnType<typeof shown>>().toExtend<Wire<SimplePublicObject>>();
  expectTypeOf<ReturnType<typeof written>>().toExtend<Wire<SimplePublicObject>>();
  expectTypeOf<ReturnType<typeof company>>().toExtend<Wire<Company>>();
  expectTypeOf<ReturnType<typeof shownDefinition>>().toExtend<Wire<Property>>();
});
