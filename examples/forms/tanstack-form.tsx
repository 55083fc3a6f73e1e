// TanStack Form: the whole issues reach the field, so that a suggestion can be a button. Not onBlur: words that appear while
// the button of the mouse is down on "Sign up" move it away, and the click is lost. Nor field.handleBlur: it forgets the issue
// and takes the suggestion away before the click on it is done.
//   npm install mailbox-syntax @tanstack/react-form
import { useForm } from '@tanstack/react-form';
import { type EmailIssue, emailSchema } from 'mailbox-syntax/standard';

const schema = emailSchema({ tidy: true });

export function SignUp({ onSignUp }: { onSignUp: (values: { email: string }) => void }) {
  const form = useForm({
    defaultValues: { email: '' },
    // TanStack Form hands over what was typed: the canonical address is what the schema makes of it.
    onSubmitInvalid: () => document.getElementById('email')?.focus(),
    onSubmit: ({ value }) => {
      const outcome = schema['~standard'].validate(value.email);
      if (!outcome.issues) onSignUp({ email: outcome.value });
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.handleSubmit();
      }}
    >
      <form.Field name="email" validators={{ onSubmit: schema }}>
        {(field) => {
          const [issue] = field.state.meta.errors as (EmailIssue | undefined)[];
          const suggestion = issue?.suggestion;
          return (
            <>
              <label htmlFor="email">Email</label>
              <input
                id="email"
                type="text"
                inputMode="email"
                autoComplete="email"
                autoCapitalize="none"
                autoCorrect="off"
                spellCheck={false}
                aria-invalid={issue !== undefined}
                aria-describedby="email-error"
                value={field.state.value}
                onChange={(event) => field.handleChange(event.target.value)}
              />
              <p id="email-error" aria-live="polite">
                {issue?.message}
              </p>
              {suggestion && (
                <button
                  type="button"
                  onClick={() => {
                    field.handleChange(suggestion);
                    document.getElementById('email')?.focus();
                  }}
                >
                  Did you mean <bdi>{suggestion}</bdi>?
                </button>
              )}
            </>
          );
        }}
      </form.Field>
      <button type="submit">Sign up</button>
    </form>
  );
}
