/**
 * What the hands of a person do on a page: whether a pointer is pressed, and whether a form is being sent. Words that
 * appear between the press and the release of a mouse button move the button away, and the browser makes no click of it.
 */

/** What one field wants to know. */
export interface Watcher {
  /** A button, or Enter, was pressed, and what it does has not begun. The form is the one that it would send. */
  onSend(form: HTMLFormElement | null): void;
  /** The page is shown, also again from the cache of the browser, which may have filled in the form. */
  onShow(): void;
}

/** The touch of a finger becomes a click a moment after it ended: at most this time in ms. */
const TOUCH = 350;
const NOWHERE = { x: Number.NaN, y: Number.NaN };

export class Hand {
  /** Whether the main button of a mouse, a finger or a pen is down. */
  isDown = false;
  /** Whether the person is just now sending a form, or has pressed a button. What a script asks for by itself is not that. */
  isSending = false;
  /** Where the last press was, and the one before. */
  presses = [NOWHERE, NOWHERE] as const;
  readonly #watchers = new Set<Watcher>();
  readonly #waiting = new Set<() => void>();
  readonly #window: Window;
  readonly #listeners: readonly [types: string, listener: (event: Event) => void][] = [
    // A touch ends with events of a mouse.
    ['pointerdown mousedown', (event) => this.#press(event as PointerEvent)],
    ['pointerup pointercancel mouseup dragend contextmenu', (event) => this.#release(event)],
    // The release may have happened where the page does not see it: outside the window, in the list of a select.
    ['blur', (event) => event.target === this.#window && this.#release(event)],
    ['pointermove', (event) => (event as PointerEvent).buttons === 0 && this.isDown && this.#release(event)],
    ['click', (event) => this.#click(event)],
    ['keydown keypress', (event) => this.#key(event as KeyboardEvent)],
    ['pageshow', () => this.#show()],
  ];

  constructor(window: Window) {
    this.#window = window;
  }

  watch(watcher: Watcher): void {
    if (this.#watchers.size === 0) this.#listen('addEventListener');
    this.#watchers.add(watcher);
  }

  unwatch(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size === 0) this.#listen('removeEventListener');
  }

  /** Runs `action` when no pointer is pressed: now, or when the click of the present press has reached its element. */
  whenFree(action: () => void): void {
    if (this.isDown) this.#waiting.add(action);
    else action();
  }

  #listen(how: 'addEventListener' | 'removeEventListener'): void {
    for (const [types, listener] of this.#listeners) {
      // Before any handler of the page, which might stop the event.
      for (const type of types.split(' ')) this.#window[how](type, listener, true);
    }
  }

  #show(): void {
    for (const watcher of this.#watchers) watcher.onShow();
  }

  #press({ type, button, clientX: x, clientY: y }: PointerEvent): void {
    if (button !== 0) return;
    this.isDown = true;
    if (type === 'pointerdown') this.presses = [{ x, y }, this.presses[0]];
  }

  #release(event: Event): void {
    const isTouch = (event as PointerEvent).pointerType === 'touch' && event.type === 'pointerup';
    this.isDown = false;
    setTimeout(
      () => {
        // A touch has become the press of a mouse meanwhile.
        if (this.isDown) return;
        const actions = [...this.#waiting];
        this.#waiting.clear();
        for (const action of actions) action();
      },
      isTouch ? TOUCH : 0,
    );
  }

  #click(event: Event): void {
    const [target] = event.composedPath();
    const button = (target as Partial<Element>).closest?.('button, input, [role="button"]');
    if (
      !button ||
      (button.localName === 'input' && !/^(?:submit|image|button)$/.test((button as HTMLInputElement).type))
    )
      return;
    const { type, form } = button as Partial<HTMLButtonElement>;
    this.#send((/^(?:submit|image)$/.test(type ?? '') && form) || null);
  }

  #key(event: KeyboardEvent): void {
    if (this.isDown) this.#release(event);
    if (event.key !== 'Enter' || event.isComposing) return;
    const [target] = event.composedPath();
    const { localName, form } = target as Partial<HTMLInputElement>;
    if (localName === 'input' && form) this.#send(form);
  }

  #send(form: HTMLFormElement | null): void {
    this.isSending = true;
    setTimeout(() => {
      this.isSending = false;
    });
    for (const watcher of this.#watchers) watcher.onSend(form);
  }
}

const hands = new WeakMap<Document, Hand>();

/** The one of a document. */
export function handOf(document: Document): Hand {
  const known = hands.get(document);
  if (known) return known;
  const hand = new Hand(document.defaultView as Window);
  hands.set(document, hand);
  return hand;
}
