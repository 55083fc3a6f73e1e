// Angular: a validator for reactive forms. The whole issue is the error, so that the suggestion can be a button.
//   npm install mailbox-syntax @angular/forms
import { Component, type ElementRef, output, signal, viewChild } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, type ValidatorFn } from '@angular/forms';
import { type EmailIssue, emailSchema } from 'mailbox-syntax/standard';

const { validate } = emailSchema({ tidy: true })['~standard'];

/** `errors.mailbox` is the first issue of the address. */
export const mailbox: ValidatorFn = ({ value }) => {
  const issue = validate(value).issues?.[0];
  return issue ? { mailbox: issue } : null;
};

@Component({
  selector: 'app-sign-up',
  imports: [ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <label for="email">Email</label>
      <input
        #input
        id="email"
        formControlName="email"
        type="text"
        inputmode="email"
        autocomplete="email"
        autocapitalize="none"
        autocorrect="off"
        spellcheck="false"
        dir="ltr"
        aria-describedby="email-error"
        [attr.aria-invalid]="!!issue"
      />
      <p id="email-error" aria-live="polite">{{ issue?.message }}</p>
      @if (issue?.suggestion; as suggestion) {
        <button type="button" (click)="take(suggestion)">Did you mean <bdi>{{ suggestion }}</bdi>?</button>
      }
      <button type="submit">Sign up</button>
    </form>
  `,
})
export class SignUp {
  readonly signUp = output<{ email: string }>();
  readonly form = new FormGroup({
    email: new FormControl('', { nonNullable: true, validators: [mailbox] }),
  });
  private readonly input = viewChild.required<ElementRef<HTMLInputElement>>('input');
  // From the first attempt on: words that appear when the field is left move the button under the pointer.
  private readonly isTold = signal(false);

  get issue(): EmailIssue | null {
    return this.isTold() ? this.form.controls.email.getError('mailbox') : null;
  }

  submit(): void {
    // The value of the schema is the canonical address.
    const outcome = validate(this.form.controls.email.value);
    if (outcome.issues) {
      this.isTold.set(true);
      this.input().nativeElement.focus();
    } else {
      this.signUp.emit({ email: outcome.value });
    }
  }

  take(suggestion: string): void {
    this.form.setValue({ email: suggestion });
    this.input().nativeElement.focus();
  }
}
