// Runs a load generator in a process of its own.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** @template Outcome @param {'room-load' | 'writer-load'} name @param {Record<string, unknown>} order
 *  @param {() => void} [whenReady] everybody is inside, the talking begins
 *  @returns {Promise<Outcome>} */
export const runLoad = (name, order, whenReady = () => undefined) =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL(`${name}.mjs`, import.meta.url)));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} and said nothing.`)));
    child.on('message', (/** @type {any} */ message) => {
      if (message.ready) whenReady();
      else if (message.failed) reject(new Error(message.failed));
      else resolve(message.outcome);
    });
    child.send(order);
  });
