'use client';

// Next: a form on the server action of sign-up.ts. It works before its script is loaded, and without it.
//   npm install mailbox-syntax
import { useActionState, useEffect, useRef } from 'react';
import { type State, signUp } from './sign-up';

const empty: State = { email: '' };

export default function Page() {
  const [state, action, isPending] = useActionState(signUp, empty);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state !== empty && !state.welcome) input.current?.focus();
  }, [state]);
  if (state.welcome) return <p>Welcome, {state.welcome}</p>;
  return (
    <form action={action} noValidate>
      <label htmlFor="email">Email</label>
      <input
        id="email"
        name="email"
        ref={input}
        key={state.email}
        defaultValue={state.email}
        type="text"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        dir="ltr"
        aria-invalid={state.message !== undefined}
        aria-describedby="email-error"
      />
      <p id="email-error" aria-live="polite">
        {state.message}
      </p>
      {/* First in the form is the button that Enter presses. */}
      <button type="submit" disabled={isPending}>
        Sign up
      </button>
      {state.suggestion && (
        <button type="submit" name="suggestion" value={state.suggestion}>
          Did you mean <bdi>{state.suggestion}</bdi>?
        </button>
      )}
    </form>
  );
}
