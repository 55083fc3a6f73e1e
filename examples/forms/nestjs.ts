// NestJS 12: its own pipe takes a Standard Schema. By itself it answers with the messages alone; `exceptionFactory` keeps the
// whole issues, each with the suggestion. A good address arrives in its canonical form.
//   npm install mailbox-syntax
import {
  Body,
  Controller,
  HttpCode,
  Module,
  Post,
  StandardSchemaValidationPipe,
  UnprocessableEntityException,
} from '@nestjs/common';
import { emailField } from 'mailbox-syntax/standard';

const schema = emailField('email', { tidy: true });
const pipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => new UnprocessableEntityException({ issues }),
});

@Controller('sign-up')
export class SignUpController {
  @Post()
  @HttpCode(200)
  signUp(@Body({ schema, pipes: [pipe] }) { email }: { email: string }) {
    return { welcome: email };
  }
}

@Module({ controllers: [SignUpController] })
export class AppModule {}
