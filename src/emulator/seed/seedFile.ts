import * as z from 'zod';
import { cardElements } from '../../contract/cards';
import { HISTORY_FOR_NEW_MEMBERS } from '../../contract/group';
import type { EmployeeStatus } from '../../contract/person';
import { RARE_PERMISSIONS } from '../world/permissions';
import { APP_STATUSES } from '../world/records';

/**
 * What a local SeaTalk can start with. People are named by email, employee code, SeaTalk ID or name; bots by the name of
 * their app, system accounts by their name. Ids left out are made up, the same ones for the same random seed.
 */

const ago = z
  .string()
  .regex(/^(?:\d+[dhms])(?: \d+[dhms])*$/, 'A time like "2d 3h 5m"')
  .describe('How long before the start, like "2d 3h 5m".');

const person = z.string().min(1).describe('Email, employee code, SeaTalk ID or name.');

const seedApp = z.strictObject({
  name: z.string().min(1).describe('Also the name of its bot.'),
  app_id: z.string().optional(),
  app_secret: z.string().optional(),
  signing_secret: z.string().min(1).optional().describe('What its events are signed with.'),
  bot_seatalk_id: z.string().optional(),
  status: z.enum(APP_STATUSES).optional().describe('"online" when left out.'),
  bot: z.boolean().optional().describe('The bot capability; on when left out.'),
  revoked_permissions: z.array(z.string()).optional().describe('Names as in the developer portal.'),
  granted_permissions: z
    .array(z.enum(RARE_PERMISSIONS))
    .optional()
    .describe('Permissions that few apps have: to get an event for every message of a group.'),
  out_of_scope: z.array(z.string()).optional().describe('Employee codes outside the service scope.'),
});

const seedDepartment = z.strictObject({
  department_code: z.string().min(1),
  name: z.string().min(1),
  alias: z.string().optional(),
  parent: z.string().optional().describe('Code of the department above.'),
  lead: person.optional(),
});

const seedPerson = z.strictObject({
  name: z.string().min(1),
  email: z.string().min(1),
  employee_code: z.string().optional(),
  seatalk_id: z.string().optional(),
  nickname: z.string().optional(),
  departments: z.array(z.string()).optional(),
  manager: person.optional(),
  language: z.string().optional(),
  gender: z.int().min(0).max(3).optional(),
  mobile: z.string().optional(),
  external: z.boolean().optional().describe('Belongs to another organization.'),
  status: z
    .enum(['pending', 'inPosition', 'leaving', 'terminated'] satisfies (keyof typeof EmployeeStatus)[])
    .optional(),
  signed_in: z.boolean().optional(),
  contactable: z.boolean().optional().describe('False: policy forbids bots to contact them.'),
});

const media = z.strictObject({ base64: z.string() });
const file = z
  .strictObject({
    filename: z.string().min(1),
    text: z.string().optional(),
    base64: z.string().optional(),
  })
  .refine((one) => (one.text === undefined) !== (one.base64 === undefined), 'Give text or base64.');

const format = z.union([z.literal(1), z.literal(2)]).optional();
const content = {
  text: z
    .string()
    .min(1)
    .optional()
    .describe('SeaTalk formatting and mention tags, as a bot would send them.'),
  format,
  image: media.optional(),
  video: media.optional(),
  file: file.optional(),
  card: z.strictObject({ elements: cardElements }).optional(),
  tag: z.string().optional().describe('A kind without content: sticker, audio, location, …'),
};

const forwarded = z.array(
  z.strictObject({
    from: person,
    ago,
    ...content,
    get forwarded(): z.ZodOptional<z.ZodType<SeedForwarded>> {
      return forwarded.optional();
    },
  }),
);

/** Content of a message: exactly one of its keys, checked when it is loaded. */
export interface SeedContent {
  readonly text?: string | undefined;
  readonly format?: 1 | 2 | undefined;
  readonly image?: z.infer<typeof media> | undefined;
  readonly video?: z.infer<typeof media> | undefined;
  readonly file?: z.infer<typeof file> | undefined;
  readonly card?: { readonly elements: z.infer<typeof cardElements> } | undefined;
  readonly tag?: string | undefined;
  readonly forwarded?: SeedForwarded | undefined;
}
export type SeedForwarded = (SeedContent & { from: string; ago: string })[];

const seedMessage = z.strictObject({
  id: z.string().optional().describe('A name of your own, for thread and quote of others.'),
  from: z.string().min(1).describe('A person, an app (its bot) or a system account of the group.'),
  ago,
  thread: z.string().optional().describe('The id of the root message.'),
  quote: z.string().optional().describe('The id of the quoted message.'),
  edited: ago.optional(),
  ...content,
  forwarded: forwarded.optional(),
});
export type SeedMessage = z.infer<typeof seedMessage>;

const seedGroup = z.strictObject({
  name: z.string().min(1),
  group_id: z.string().optional(),
  owner: person,
  admins: z.array(person).optional(),
  members: z.array(person).optional(),
  bots: z
    .array(z.strictObject({ app: z.string(), joined: ago.optional() }))
    .optional()
    .describe('Apps whose bot is in the group, and since when.'),
  system_accounts: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        key: z.string().optional().describe('The last part of its webhook URL.'),
        seatalk_id: z.string().optional(),
        active: z.boolean().optional(),
      }),
    )
    .max(15)
    .optional(),
  chat_history_for_new_members: z.enum(HISTORY_FOR_NEW_MEMBERS).optional(),
  can_notify_with_at_all: z.boolean().optional(),
  can_view_member_list: z.boolean().optional(),
  members_may_add: z.boolean().optional(),
  external: z.boolean().optional(),
  messages: z.array(seedMessage).optional(),
});

const seedDirectChat = z.strictObject({ app: z.string(), person, messages: z.array(seedMessage) });

export const seedFile = z.strictObject({
  $schema: z.string().optional(),
  apps: z.array(seedApp).min(1).describe('The first is the one shown at the start.'),
  departments: z.array(seedDepartment).optional(),
  people: z.array(seedPerson).optional(),
  groups: z.array(seedGroup).optional(),
  direct_chats: z.array(seedDirectChat).optional(),
});
export type SeedFile = z.infer<typeof seedFile>;
/** The two that are built in, or one of your own. */
export type SeedChoice = 'company' | 'empty' | SeedFile;
export type SeedGroup = z.infer<typeof seedGroup>;
export type SeedPerson = z.infer<typeof seedPerson>;

/** The schema for editors. */
export function seedJsonSchema(): object {
  return {
    ...z.toJSONSchema(seedFile, { io: 'input', unrepresentable: 'any', reused: 'ref' }),
    title: 'Seed of a local SeaTalk',
  };
}
