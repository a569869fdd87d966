declare module '*.css';
/** The address of a text file that is fetched when it is needed. */
declare module '*.txt?url' {
  const address: string;
  export default address;
}
