import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-icon/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import '@vscode/codicons/dist/codicon.css';
import './frame.css';
import './toolbar/toolbar.css';
import './toolbar/menu.css';
import './banner/banner.css';
import './stage/stage.css';
import './stage/nothing.css';
import './stage/clientNotes.css';
import '../card/card.css';
import './selection/selection.css';
import './details/details.css';
import './editing/editing.css';
import './editing/inPlace/inPlace.css';
import './details/delivery.css';
import { Banner } from './banner/banner';
import { element } from '../base/dom';
import { givenChoices, isHostMessage, keepState, keptState, tellHost } from '../base/hostApi';
import { Details } from './details/details';
import { Editing } from './editing/editing';
import { PictureActions } from './picture/pictureActions';
import type { ViewChoices } from './protocol';
import { Selection } from './selection/selection';
import { Stage } from './stage/stage';
import { Toolbar } from './toolbar/toolbar';
import { listenForZoom } from './toolbar/zoomKeys';
import { FIRST_CHOICES, readChoices } from './view/choices';
import type { FramePart, FrameView } from './view/frameView';
import { ViewModel } from './view/viewModel';

const kept = keptState();
const model = new ViewModel(readChoices(kept?.['choices'], readChoices(givenChoices(), FIRST_CHOICES)), draw);
const choose = (choices: Partial<ViewChoices>): void => {
  model.choose(choices);
  tellHost({ type: 'choices', choices: model.view.choices });
};
const selection = new Selection((pointer) => tellHost({ type: 'select', pointer }));
const details = new Details({
  copy: (text) => tellHost({ type: 'copy', text }),
  open: (url) => tellHost({ type: 'open', url }),
  tell: tellHost,
});
const toolbar = new Toolbar({
  choose,
  copyPicture: () => pictures.copy(),
  savePicture: () => pictures.save(),
  chooseLanguage: (language) => {
    model.chooseLanguage(language);
    tellHost({ type: 'language', language });
  },
  send: () => tellHost({ type: 'send' }),
});
const banner = new Banner((offset) => tellHost({ type: 'reveal', offset }));
const stage = new Stage({
  onBubble: (bubble) => selection.attach(bubble),
  onBubbleGone: (bubble) => selection.detach(bubble),
  onPress: (pointer) => details.open(pointer),
  onSelect: (pointer) => {
    selection.select(pointer);
    selection.focus();
    tellHost({ type: 'select', pointer });
  },
});
const pictures = new PictureActions(() => stage.client, tellHost);
const editing = new Editing(stage.element, selection, tellHost);
/** In the order in which they draw: the rows are arranged around an open form, and marked when they are there. */
const parts: readonly FramePart[] = [toolbar, banner, editing.inPlace, stage, selection, editing, details];

document.body.append(
  toolbar.element,
  banner.element,
  element('div', { class: 'work' }, stage.element, details.element),
  editing.element,
);
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isHostMessage(data)) return;
  if (data.type === 'selected') selection.follow(data.pointer);
  else if (data.type === 'tapSetup' || data.type === 'delivery') details.receive(data);
  else if (data.type === 'refused') editing.refuse(data.reason);
  else model.receive(data);
});
listenForZoom(() => model.view.choices.zoom, choose);
draw(model.view);
tellHost({ type: 'ready' });

function draw(view: FrameView): void {
  for (const part of parts) part.show(view);
  const { source, card, choices } = view;
  if (!source) return;
  const language = card?.variant.language ?? '';
  keepState({ source, choices, ...(language !== '' && { language }) });
}
