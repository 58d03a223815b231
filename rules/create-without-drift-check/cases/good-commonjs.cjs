const { MilvusClient } = require('@zilliz/milvus2-sdk-node');

const milvus = new MilvusClient({ address: 'vectors:19530' });
const fields = require('./song-fields.json');

// A module that is loaded once, and compares.
exports.prepare = async function prepare() {
  const answer = await milvus.hasCollection({ collection_name: 'songs' });
  if (answer.value === false) {
    await milvus.createCollection({ collection_name: 'songs', fields });
    return;
  }
  const { schema } = await milvus.describeCollection({ collection_name: 'songs' });
  if (schema.fields.length !== fields.length) throw new Error('songs has other fields than the code');
};
