// React Hook Form through @hookform/resolvers. emailField, not emailSchema: an issue without a path belongs to no field.
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { emailField } from 'mailbox-syntax/standard';
import { useForm } from 'react-hook-form';

const resolver = standardSchemaResolver(emailField('email'));

export function SignUp({ onSignUp }: { onSignUp: (values: { email: string }) => void }) {
  const { register, handleSubmit, formState } = useForm({ resolver, defaultValues: { email: '' } });
  const error = formState.errors.email?.message;
  return (
    <form onSubmit={handleSubmit(onSignUp)} noValidate>
      <label htmlFor="email">Email</label>
      <input
        id="email"
        type="text"
        inputMode="email"
        autoComplete="email"
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby="email-error"
        {...register('email')}
      />
      <p id="email-error" aria-live="polite">
        {error}
      </p>
      <button type="submit">Sign up</button>
    </form>
  );
}
