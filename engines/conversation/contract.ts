/** What others may call: the scripted people of the demo city come in by the same calls as everybody. */
export { checkIn, readHostRoom } from './desk/desk.contract.ts';
export { enter } from './door/door.contract.ts';
export { readMyRoom, say } from './rooms/rooms.contract.ts';
export { readStreet } from './street/street.contract.ts';
export {
  agreeToTalk,
  askApart,
  endMyTalk,
  leaveWaiting,
  type MyTalk,
  readMyTalk,
} from './talk/talk.contract.ts';
