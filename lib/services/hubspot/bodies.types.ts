/** What is sent to HubSpot, as types: tests hold them to the types that HubSpot publishes. */

export interface SearchBody {
  readonly filterGroups: readonly {
    readonly filters: readonly {
      readonly propertyName: string;
      readonly operator: 'GTE';
      readonly value: string;
    }[];
  }[];
  /** HubSpot's types say texts; its guide, and every client that was found, sends these. */
  readonly sorts: readonly {
    readonly propertyName: string;
    readonly direction: 'ASCENDING' | 'DESCENDING';
  }[];
  readonly properties: readonly string[];
  readonly limit: number;
  readonly after?: string;
}

export interface BatchReadBody {
  readonly properties: readonly string[];
  readonly propertiesWithHistory: readonly string[];
  readonly inputs: readonly { readonly id: string }[];
  readonly idProperty?: string;
}

export interface UpdateBody {
  readonly properties: Readonly<Record<string, string>>;
}

export interface CreateBody extends UpdateBody {
  readonly associations: readonly never[];
}

export interface BatchCreateBody {
  readonly inputs: readonly (CreateBody & { readonly objectWriteTraceId: string })[];
}

export interface BatchUpdateBody {
  readonly inputs: readonly (UpdateBody & { readonly id: string; readonly objectWriteTraceId: string })[];
}

export interface BatchArchiveBody {
  readonly inputs: readonly { readonly id: string }[];
}

export interface MembershipsBody {
  readonly inputs: readonly { readonly objectTypeId: string; readonly recordId: string }[];
}

export interface ListSearchBody {
  readonly offset: number;
  readonly count: number;
  readonly processingTypes: readonly string[];
}

export interface TokenInfoBody {
  readonly tokenKey: string;
}

export type AskBody = SearchBody | BatchReadBody | MembershipsBody | ListSearchBody | TokenInfoBody;
export type SendBody = CreateBody | UpdateBody | BatchCreateBody | BatchUpdateBody | BatchArchiveBody;
