import { refusal } from '../../../platform/core/contract.ts';

/** The message was taken back, covered, or its writer is forgotten. Of its own, so that acts and measures need not import each other. */
export const messageGone = refusal('messageGone', 409);
