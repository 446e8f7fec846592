/** What is stored for a connector without being understood: cursors, checkpoints, the columns of a file. */

/** Plain JSON that only the connector reads; the engine stores it between pages and between runs. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
