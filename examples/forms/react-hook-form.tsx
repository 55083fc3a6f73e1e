// React Hook Form through @hookform/resolvers, whose types need @standard-schema/spec:
//   npm install mailbox-syntax react-hook-form @hookform/resolvers
//   npm install -D @standard-schema/spec
// emailField, not emailSchema: an issue without a path belongs to no field. React Hook Form keeps only the message of an
// issue, so the suggestion comes from the schema itself, for the value that was refused.
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { emailField, emailSchema } from 'mailbox-syntax/standard';
import { useForm } from 'react-hook-form';

const options = { tidy: true };
const resolver = standardSchemaResolver(emailField('email', options));
const { validate } = emailSchema(options)['~standard'];

export function SignUp({ onSignUp }: { onSignUp: (values: { email: string }) => void }) {
  const { register, handleSubmit, formState, getValues, setValue, setFocus } = useForm({
    resolver,
    defaultValues: { email: '' },
  });
  const error = formState.errors.email?.message;
  const suggestion = error === undefined ? null : validate(getValues('email')).issues?.[0]?.suggestion;
  const take = (address: string) => {
    setValue('email', address, { shouldValidate: true, shouldDirty: true });
    setFocus('email');
  };
  return (
    <form onSubmit={handleSubmit(onSignUp)} noValidate>
      <label htmlFor="email">Email</label>
      <input
        id="email"
        type="text"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby="email-error"
        {...register('email')}
      />
      <p id="email-error" aria-live="polite">
        {error}
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
