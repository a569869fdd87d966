import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** 128 random bits, for cookies and one-time links; only its digest is ever stored. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const SECRET = /^[A-Za-z0-9_-]{22}$/;
export const looksLikeSecret = (text: string): boolean => SECRET.test(text);

export const newId = <Id extends string>(): Id => randomUUID() as Id;
