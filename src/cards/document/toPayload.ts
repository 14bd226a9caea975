import type { CardElements } from '../../contract/cards';
import type { CardSurface } from './recognise';

/** A card as the `message` of a chat, and as the whole body of a system account's webhook. */
export interface MessagePayload {
  readonly tag: 'interactive_message';
  readonly interactive_message: { readonly elements: CardElements };
}

/** The start of a service notice; `employee_codes` comes beside it. */
export interface NoticePayload {
  readonly tag: 'interactive_message';
  readonly interactive_message: { readonly default: { readonly elements: CardElements } };
}

/** The `message` of Update Message, documented without a tag. */
export interface UpdatePayload {
  readonly interactive_message: { readonly elements: CardElements };
}

/** Puts elements into what a surface takes, without the target. */
export function toPayload(elements: CardElements, surface: 'service_notice'): NoticePayload;
export function toPayload(elements: CardElements, surface: 'update'): UpdatePayload;
export function toPayload(
  elements: CardElements,
  surface: Exclude<CardSurface, 'service_notice' | 'update'>,
): MessagePayload;
export function toPayload(
  elements: CardElements,
  surface: CardSurface,
): MessagePayload | NoticePayload | UpdatePayload {
  if (surface === 'update') return { interactive_message: { elements } };
  if (surface === 'service_notice') {
    return { tag: 'interactive_message', interactive_message: { default: { elements } } };
  }
  return { tag: 'interactive_message', interactive_message: { elements } };
}
