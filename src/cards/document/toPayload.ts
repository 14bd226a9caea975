import type { CardElements } from '../../contract/cards';
import type { CardSurface } from './recognise';

/** A card as the `message` to a chat, or as the whole request body for a system account's webhook. */
export interface MessagePayload {
  readonly tag: 'interactive_message';
  readonly interactive_message: { readonly elements: CardElements };
}

/** The message of a service notice. `employee_codes` is added next to it. */
export interface NoticePayload {
  readonly tag: 'interactive_message';
  readonly interactive_message: { readonly default: { readonly elements: CardElements } };
}

/** The `message` of Update Message, which is documented without a tag. */
export interface UpdatePayload {
  readonly interactive_message: { readonly elements: CardElements };
}

/** Puts elements into the structure that a surface requires, without the target. */
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
