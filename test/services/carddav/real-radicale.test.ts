import { radicale } from '../../servers/radicale.ts';
import { describeRealServer } from './real-server-suite.ts';

describeRealServer(radicale);
