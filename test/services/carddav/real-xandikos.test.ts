import { xandikos } from '../../servers/xandikos.ts';
import { describeRealServer } from './real-server-suite.ts';

describeRealServer(xandikos);
