import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-icon/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import '@vscode/codicons/dist/codicon.css';
import '../base/frame.css';
import './frame.css';
import './toolbar/toolbar.css';
import './toolbar/menu.css';
import './banner/banner.css';
import './stage/stage.css';
import './stage/nothing.css';
import './stage/clientNotes.css';
import '../card/client.css';
import '../card/card.css';
import './selection/selection.css';
import './details/details.css';
import './editing/editing.css';
import './editing/inPlace/inPlace.css';
import './details/delivery.css';
import { Banner } from './banner/banner';
import { element } from '../base/dom';
import { givenByHost, openBridge } from '../base/page';
import { Details } from './details/details';
import { Editing } from './editing/editing';
import { PictureActions } from './picture/pictureActions';
import type { FrameState, PreviewFrame, PreviewHost, ViewChoices } from './protocol';
import { Selection } from './selection/selection';
import { Stage } from './stage/stage';
import { Toolbar } from './toolbar/toolbar';
import { listenForZoom } from './toolbar/zoomKeys';
import { FIRST_CHOICES, readChoices } from './view/choices';
import type { FramePart, FrameView } from './view/frameView';
import { ViewModel } from './view/viewModel';

const host = openBridge<PreviewHost, PreviewFrame, FrameState>();
const post = host.post.bind(host);
/** As the person looked at this card, else as at cards last in any preview. */
const choices = readChoices(choicesIn(host.keptState), readChoices(givenByHost(), FIRST_CHOICES));
const model = new ViewModel(choices, draw);
const choose = (changed: Partial<ViewChoices>): void => {
  model.choose(changed);
  post({ type: 'choices', choices: model.view.choices });
};
const selection = new Selection((pointer) => post({ type: 'select', pointer }));
const details = new Details({
  copy: (text) => post({ type: 'copy', text }),
  open: (url) => post({ type: 'open', url }),
  post,
});
const toolbar = new Toolbar({
  choose,
  copyPicture: () => pictures.copy(),
  savePicture: () => pictures.save(),
  chooseLanguage: (language) => {
    model.chooseLanguage(language);
    post({ type: 'language', language });
  },
  send: () => post({ type: 'send' }),
});
const banner = new Banner((offset) => post({ type: 'reveal', offset }));
const stage = new Stage({
  onBubble: (bubble) => selection.attach(bubble),
  onBubbleGone: (bubble) => selection.detach(bubble),
  onPress: (pointer) => details.open(pointer),
  onSelect: (pointer) => {
    selection.select(pointer);
    selection.focus();
    post({ type: 'select', pointer });
  },
});
const pictures = new PictureActions(() => stage.client, post);
const editing = new Editing(stage.element, selection, post);
/** In the order in which they draw: the rows are arranged around an open form, and marked when they are there. */
const parts: readonly FramePart[] = [toolbar, banner, editing.inPlace, stage, selection, editing, details];

document.body.append(
  toolbar.element,
  banner.element,
  element('div', { class: 'work' }, stage.element, details.element),
  editing.element,
);
listenForZoom(() => model.view.choices.zoom, choose);
draw(model.view);
host.listen({
  messages: {
    card: (message) => model.receive(message),
    broken: (message) => model.receive(message),
    nothing: (message) => model.receive(message),
    selected: ({ pointer }) => selection.follow(pointer),
    tapSetup: (message) => details.receive(message),
    delivery: (message) => details.receive(message),
    refused: ({ reason }) => editing.refuse(reason),
  },
  requests: {},
});

function draw(view: FrameView): void {
  for (const part of parts) part.show(view);
  const { source, card } = view;
  if (!source) return;
  const language = card?.variant.language ?? '';
  host.keepState({ source, choices: view.choices, ...(language !== '' && { language }) });
}

function choicesIn(state: unknown): unknown {
  return typeof state === 'object' && state !== null && 'choices' in state ? state.choices : undefined;
}
