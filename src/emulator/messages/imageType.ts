export { acceptedMime as imageType } from '../../contract/imageType';
