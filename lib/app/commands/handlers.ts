/** The shape of a command's handler, and how all of them come together. */
import type { CommandInput, CommandName, CommandOutput } from '../api.ts';

export type Handler<N extends CommandName> = (input: CommandInput<N>) => Promise<CommandOutput<N>>;
export type Handlers = { readonly [N in CommandName]: Handler<N> };
