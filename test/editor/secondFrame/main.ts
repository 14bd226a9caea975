import '../../../src/webview/card/card.css';
import { RequestError } from '../../../src/base/requests';
import { element } from '../../../src/webview/base/dom';
import { givenByHost, openBridge } from '../../../src/webview/base/page';
import { CardRenderer } from '../../../src/webview/card/cardRenderer';
import type { SecondFrame, SecondHost, SecondState } from './protocol';

const host = openBridge<SecondHost, SecondFrame, SecondState>();
const bubble = element('div', { class: 'bubble', role: 'list' });
const renderer = new CardRenderer(bubble);
const kept = host.keptState;
const starts = 1 + (typeof kept === 'object' && kept && 'starts' in kept ? Number(kept.starts) : 0);
host.keepState({ starts });
document.body.append(element('h1', {}, String(givenByHost())), bubble);

host.listen({
  messages: {
    show: ({ card }) => {
      renderer.show(card.blocks, new Map(card.images.map(({ id, uri }) => [id, uri])));
      const names = Promise.all(['bot', 'stranger', 'sleeper'].map(nameOf));
      void names.then((found) => host.post({ type: 'asked', names: found, starts }));
    },
  },
  requests: { rows: () => Array.from(bubble.children, ({ textContent }) => textContent ?? '') },
});

async function nameOf(id: string): Promise<string> {
  try {
    return await host.request('sender', { id }, 500);
  } catch (error) {
    return error instanceof RequestError ? `${error.kind}, ${error.message}` : String(error);
  }
}
