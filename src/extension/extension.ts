import type * as vscode from 'vscode';
import { registerApiCalls } from './apiCalls/registerApiCalls';
import { registerAppCheck } from './appCheck/registerAppCheck';
import { registerApps } from './apps/registerApps';
import { registerCardCode } from './cards/code/registerCardCode';
import { registerCardFiles } from './cards/files/registerCardFiles';
import { registerTaps } from './cards/taps/registerTaps';
import { registerCopyAs } from './cards/copyAs/registerCopyAs';
import { registerCardUpdate } from './cards/update/registerCardUpdate';
import { registerEvents } from './events/registerEvents';
import { registerGroupActions } from './groupActions/registerGroupActions';
import { registerGroups } from './groups/registerGroups';
import { LOCAL_VARIABLE, readLocalAddress } from './local/localAddress';
import { LocalSeaTalk } from './local/localSeaTalk';
import { sharedWays } from './local/sharedWays';
import { registerLocal } from './local/registerLocal';
import { RuleChoices } from './cards/source/ruleChoices';
import { registerKeptHistory } from './keptHistory/registerKeptHistory';
import { registerConversations } from './conversation/registerConversations';
import { registerChats } from './chats/registerChats';
import { registerCardPreview } from './cards/preview/registerCardPreview';
import { registerOutbox } from './outbox/registerOutbox';
import { registerMessageFiles } from './messageFiles/registerMessageFiles';
import { registerPeople } from './people/registerPeople';
import { registerSend } from './send/registerSend';
import { registerSecrets } from './secrets/registerSecrets';
import { registerServiceNotices } from './serviceNotices/registerServiceNotices';
import { registerStreams } from './streams/registerStreams';
import { createServices } from './session/services';
import { registerStatus } from './status/registerStatus';

/**
 * Called by the editor once it has started. Builds objects in order and registers them: no network, no files, nothing heavy.
 * Everything else of a feature loads on its first use.
 */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  const local = new LocalSeaTalk(services.apps, {
    beside: readLocalAddress(process.env[LOCAL_VARIABLE]),
    shared: sharedWays(context),
    onWarning: (text) => services.log.warn(text),
  });
  const taps = registerTaps(services);
  const cardCode = registerCardCode(services);
  const rules = new RuleChoices();
  const updates = registerCardUpdate(services);
  const previews = registerCardPreview({
    ...services,
    taps: taps.loop,
    origins: cardCode.origins,
    onDidChangeSentCard: updates.onDidChangeSentCard,
    rules,
  });
  const events = registerEvents({ ...services, local });
  context.subscriptions.push(
    local,
    registerApps(services),
    registerLocal({ ...services, local }),
    registerChats({ ...services, local }),
    registerStatus({ ...services, local }),
    registerPeople(services),
    registerApiCalls(services),
    registerSend(services),
    registerOutbox(services),
    registerStreams(services),
    registerSecrets(services),
    registerMessageFiles(services),
    registerGroups(services),
    registerGroupActions(services),
    registerConversations(services),
    registerKeptHistory(services),
    events,
    registerAppCheck({ ...services, events }),
    taps,
    cardCode,
    previews,
    registerCopyAs({ ...services, previews }),
    registerServiceNotices({ ...services, previews }),
    rules,
    registerCardFiles({ ...services, rules }),
    updates,
  );
}
