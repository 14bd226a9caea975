export { imageType, isAcceptedImage } from '../../contract/imageType';
