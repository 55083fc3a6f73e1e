// Conform: whole issues as the errors of the field, in place of strings, so that the suggestion can be a button.
//   npm install mailbox-syntax @conform-to/react
import { parse, useForm } from '@conform-to/react';
import { type EmailIssue, emailField } from 'mailbox-syntax/standard';
import { useRef } from 'react';

const { validate } = emailField('email', { tidy: true })['~standard'];

/** Also for the server: what it returns is the submission of an action. */
export function parseSignUp(form: FormData | URLSearchParams) {
  return parse<{ email: string }, EmailIssue[]>(form, {
    resolve(values) {
      const outcome = validate(values);
      return outcome.issues ? { error: { email: [...outcome.issues] } } : { value: outcome.value };
    },
  });
}

export function SignUp({ onSignUp }: { onSignUp: (values: { email: string }) => void }) {
  const [form, { email }] = useForm<{ email: string }, { email: string }, EmailIssue[]>({
    defaultValue: { email: '' },
    onValidate: ({ formData }) => parseSignUp(formData),
    shouldRevalidate: 'onInput',
    onSubmit(event, { submission }) {
      event.preventDefault();
      if (submission?.status === 'success') onSignUp(submission.value);
    },
  });
  const [issue] = email.errors ?? [];
  const suggestion = issue?.suggestion;
  // As if it had been typed: Conform reads the form itself. form.update() makes the input anew, and the focus is lost.
  const input = useRef<HTMLInputElement>(null);
  const take = (address: string) => {
    input.current?.setRangeText(address, 0, input.current.value.length, 'end');
    input.current?.dispatchEvent(new Event('input', { bubbles: true }));
    input.current?.focus();
  };
  return (
    <form id={form.id} onSubmit={form.onSubmit} noValidate>
      <label htmlFor="email">Email</label>
      <input
        id="email"
        name={email.name}
        key={email.key}
        ref={input}
        defaultValue={email.initialValue}
        type="text"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        dir="ltr"
        aria-invalid={issue !== undefined}
        aria-describedby="email-error"
      />
      <p id="email-error" aria-live="polite">
        {issue?.message}
      </p>
      {suggestion && (
        <button type="button" onClick={() => take(suggestion)}>
          Did you mean <bdi>{suggestion}</bdi>?
        </button>
      )}
      <button type="submit">Sign up</button>
    </form>
  );
}
