import { casework } from '../engines/casework/engine.server.ts';
import { conversation } from '../engines/conversation/engine.server.ts';
import type { Engine } from '../platform/server/engine.ts';
import { identity } from '../platform/server/identity/identity.routes.ts';

/** The engines of this product, and nothing else. */
export const engines: readonly Engine[] = [identity, conversation, casework];
