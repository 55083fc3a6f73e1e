// Express: a bad address is answered with 422 and its issues, each with the suggestion; a good one arrives in its canonical
// form.
//   npm install mailbox-syntax express
//   npm install -D @types/express
import express from 'express';
import { emailField } from 'mailbox-syntax/standard';

const { validate } = emailField('email', { tidy: true })['~standard'];

export const app = express();

app.post('/sign-up', express.json(), (request, response) => {
  const outcome = validate(request.body);
  if (outcome.issues) response.status(422).json({ issues: outcome.issues });
  else response.json({ welcome: outcome.value.email });
});
