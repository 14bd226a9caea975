import { createEmulator } from '../../emulator/emulator';
import type { EmbeddedServer } from './localSeaTalk';
import { readLocalSettings } from './localSettings';

/** Starts the local SeaTalk inside this process, filled with a small company. Loaded on first use: the server is heavy. */
export async function startEmbeddedServer(): Promise<EmbeddedServer> {
  const emulator = createEmulator({ seed: 'company', ...readLocalSettings() });
  const { url, control } = await emulator.start({ port: 0 });
  return {
    address: {
      url,
      appId: emulator.app.appId,
      appSecret: emulator.app.appSecret,
      signingSecret: emulator.app.signingSecret,
      controlToken: control.token,
      bot: { name: emulator.app.name, seatalkId: emulator.app.botSeatalkId },
      webhooks: emulator.webhooks.map((webhook) => ({
        name: webhook.name,
        groupName: webhook.groupName,
        url: webhook.url,
      })),
    },
    stop: () => emulator.stop(),
  };
}
