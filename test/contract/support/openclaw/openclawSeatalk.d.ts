/** A channel plugin of OpenClaw, as far as a host starts one. The package brings no types. */
declare module 'openclaw-seatalk' {
  const entry: {
    setRuntime(runtime: object): void;
    readonly plugin: {
      readonly gateway: {
        /** Resolves when it has stopped. @throws Error when SeaTalk rejects the registration. */
        startAccount(context: {
          readonly cfg: object;
          readonly accountId: string;
          readonly runtime: object;
          readonly abortSignal: AbortSignal;
          setStatus(status: object): void;
        }): Promise<void>;
      };
    };
  };
  export default entry;
}
